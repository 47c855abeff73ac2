from django.apps import AppConfig


class BylawsConfig(AppConfig):
    name = "khaotom.bylaws"
    label = "bylaws"

    def ready(self) -> None:
        from khaotom.bylaws import clauses, ties

        clauses.register()
        ties.register()
