from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    name = "khaotom.approvals"
    label = "approvals"

    def ready(self) -> None:
        from khaotom.approvals import cards

        cards.register()
