from django.apps import AppConfig


class TillConfig(AppConfig):
    name = "khaotom.till"
    label = "till"
