from django.apps import AppConfig


class TillConfig(AppConfig):
    name = "khaotom.till"
    label = "till"

    def ready(self) -> None:
        from khaotom.till import chart, clauses

        chart.register()
        clauses.register()
