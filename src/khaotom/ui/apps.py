from django.apps import AppConfig


class UIConfig(AppConfig):
    name = "khaotom.ui"
    label = "ui"
