from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate

from khaotom.trail import seals


class TrailConfig(AppConfig):
    name = "khaotom.trail"
    label = "trail"

    def ready(self) -> None:
        seals.register("trail")
        pre_migrate.connect(seals.lift_before_migrating, sender=self, dispatch_uid="trail.seals.lift")
        post_migrate.connect(seals.set_after_migrating, sender=self, dispatch_uid="trail.seals.set")
