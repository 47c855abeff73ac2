from django.apps import AppConfig


class KeyringConfig(AppConfig):
    name = "khaotom.keyring"
    label = "keyring"
