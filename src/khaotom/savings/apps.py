from django.apps import AppConfig


class SavingsConfig(AppConfig):
    name = "khaotom.savings"
    label = "savings"
