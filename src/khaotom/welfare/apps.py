from django.apps import AppConfig


class WelfareConfig(AppConfig):
    name = "khaotom.welfare"
    label = "welfare"

    def ready(self) -> None:
        from khaotom.till.purposes import Purpose, purposes
        from khaotom.welfare import chart, clauses

        chart.register()
        clauses.register()
        purposes.register("benefit", Purpose.of_fund("welfare", chart.BENEFITS))
