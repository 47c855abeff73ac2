from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TillConfig(AppConfig):
    name = "khaotom.till"
    label = "till"

    def ready(self) -> None:
        from khaotom.ledger.holders import holders
        from khaotom.till import bases, beside, chart, checks, clauses, examples, replays, selectors, uses
        from khaotom.till.purposes import RUNNING, Purpose, purposes

        bases.register()
        beside.register()
        chart.register()
        checks.register()
        clauses.register(
            examples={"cash_handling": examples.of_cash, "spending": examples.of_spending},
            replays={"cash_handling": replays.of_cash, "spending": replays.of_spending},
        )
        uses.register()
        holders.register("place", selectors.holders)
        purposes.register(RUNNING, Purpose.of_fund(_("running costs of the group"), "savings", chart.RUNNING, by_itself=True))
