from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WelfareConfig(AppConfig):
    name = "khaotom.welfare"
    label = "welfare"

    def ready(self) -> None:
        from khaotom.till.purposes import Purpose, purposes
        from khaotom.welfare import bases, beside, chart, checks, kinds, leaving, reasons, ties

        bases.register()
        chart.register()
        checks.register()
        ties.register()
        kinds.register()
        beside.register()
        reasons.register()
        purposes.register(
            leaving.BACK, Purpose.of_member(_("what she gave the fund, on leaving"), "welfare", chart.CONTRIBUTIONS)
        )
        purposes.register("benefit", Purpose.of_fund(_("welfare help"), "welfare", chart.BENEFITS))
