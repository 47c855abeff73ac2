"""Keeps the keyring's two tables in their own database, and everything else out of it."""

from django.db.models import Model


class KeyringRouter:
    """Django's database router: the keyring room lives in "keyring", all others in "default"."""

    def db_for_read(self, model: type[Model], **_: object) -> str:
        return "keyring" if model._meta.app_label == "keyring" else "default"

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **_: object) -> bool:
        return (db == "keyring") == (app_label == "keyring")
