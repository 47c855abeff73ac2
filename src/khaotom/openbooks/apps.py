from django.apps import AppConfig


class OpenBooksConfig(AppConfig):
    name = "khaotom.openbooks"
    label = "openbooks"
