from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "khaotom.people"
    label = "people"

    def ready(self) -> None:
        from khaotom.people import checks, ties

        checks.register()
        ties.register()
