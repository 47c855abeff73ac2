from django.apps import AppConfig


class TillConfig(AppConfig):
    name = "khaotom.till"
    label = "till"

    def ready(self) -> None:
        from khaotom.ledger.holders import holders
        from khaotom.till import bases, chart, clauses, selectors, uses

        bases.register()
        chart.register()
        clauses.register()
        uses.register()
        holders.register("place", selectors.holders)
