from django.apps import AppConfig


class CollectionConfig(AppConfig):
    name = "khaotom.collection"
    label = "collection"
