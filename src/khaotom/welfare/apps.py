from django.apps import AppConfig


class WelfareConfig(AppConfig):
    name = "khaotom.welfare"
    label = "welfare"
