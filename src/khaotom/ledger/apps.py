from django.apps import AppConfig

from khaotom.trail import seals


class LedgerConfig(AppConfig):
    name = "khaotom.ledger"
    label = "ledger"

    def ready(self) -> None:
        from khaotom.ledger import checks, holders

        seals.register("ledger")
        checks.register()
        holders.register()
