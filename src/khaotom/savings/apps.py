from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SavingsConfig(AppConfig):
    name = "khaotom.savings"
    label = "savings"

    def ready(self) -> None:
        from khaotom.savings import cards, chart, clauses
        from khaotom.till.purposes import Purpose, purposes

        cards.register()
        chart.register()
        clauses.register()
        purposes.register("payout", Purpose.of_member(_("own savings, on leaving"), "savings", chart.PLEDGES))
