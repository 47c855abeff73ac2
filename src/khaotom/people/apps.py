from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "khaotom.people"
    label = "people"

    def ready(self) -> None:
        from khaotom.people import cards, checks, ties

        cards.register()
        checks.register()
        ties.register()
