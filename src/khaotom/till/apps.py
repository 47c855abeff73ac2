from django.apps import AppConfig


class TillConfig(AppConfig):
    name = "khaotom.till"
    label = "till"

    def ready(self) -> None:
        from khaotom.ledger.holders import holders
        from khaotom.till import bases, chart, clauses, examples, replays, selectors, uses

        bases.register()
        chart.register()
        clauses.register(examples=examples.of_cash, replay=replays.of_cash)
        uses.register()
        holders.register("place", selectors.holders)
