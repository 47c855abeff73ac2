from django.apps import AppConfig


class SavingsConfig(AppConfig):
    name = "khaotom.savings"
    label = "savings"

    def ready(self) -> None:
        from khaotom.savings import chart, clauses
        from khaotom.till.purposes import Purpose, purposes

        chart.register()
        clauses.register()
        purposes.register("payout", Purpose.of_member("savings", chart.PLEDGES))
