from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WelfareConfig(AppConfig):
    name = "khaotom.welfare"
    label = "welfare"

    def ready(self) -> None:
        from khaotom.till.purposes import Purpose, purposes
        from khaotom.welfare import beside, chart, checks, kinds

        chart.register()
        kinds.register()
        beside.register()
        checks.register()
        purposes.register("benefit", Purpose.of_fund(_("welfare help"), "welfare", chart.BENEFITS))
