from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "khaotom.people"
    label = "people"
