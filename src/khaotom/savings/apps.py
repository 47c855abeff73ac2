from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SavingsConfig(AppConfig):
    name = "khaotom.savings"
    label = "savings"

    def ready(self) -> None:
        from khaotom.people.registries import Door, doors
        from khaotom.savings import cards, chart, clauses, examples, replays
        from khaotom.till.purposes import Purpose, purposes

        cards.register()
        doors.register("savings.passbook", Door(_("Passbook"), "savings:passbook", "book-open"))
        chart.register()
        made: dict[str, clauses.Examples] = {"pledge": examples.of_pledge, "fine": examples.of_fine, "errand": examples.of_errand}
        clauses.register(replay_of_fine=replays.of_fine, examples=made)
        purposes.register("payout", Purpose.of_member(_("own savings, on leaving"), "savings", chart.PLEDGES))
