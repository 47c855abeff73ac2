from django.apps import AppConfig


class OpenBooksConfig(AppConfig):
    name = "khaotom.openbooks"
    label = "openbooks"

    def ready(self) -> None:
        from khaotom.openbooks import clauses, examples

        clauses.register(examples.of_disclosure)
