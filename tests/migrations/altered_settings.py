"""The program's settings with one more migration in the ledger."""

from khaotom.front.settings import *  # noqa: F403

MIGRATION_MODULES = {"ledger": "tests.migrations.altered"}
