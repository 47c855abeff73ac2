from django.apps import AppConfig


class FrontConfig(AppConfig):
    name = "khaotom.front"
    label = "front"
