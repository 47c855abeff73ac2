from django.apps import AppConfig


class BylawsConfig(AppConfig):
    name = "khaotom.bylaws"
    label = "bylaws"
