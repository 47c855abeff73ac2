from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SavingsConfig(AppConfig):
    name = "khaotom.savings"
    label = "savings"

    def ready(self) -> None:
        from khaotom.people.registries import Door, doors
        from khaotom.savings import cards, chart, clauses, examples, reasons, replays
        from khaotom.till.purposes import Purpose, purposes

        cards.register()
        doors.register("savings.passbook", Door(_("Passbook"), "savings:passbook", "book-open"))
        chart.register()
        reasons.register()
        clauses.register(examples=examples.BY_KIND, replays=replays.BY_KIND)
        purposes.register("payout", Purpose.of_member(_("own savings, on leaving"), "savings", chart.PLEDGES))
