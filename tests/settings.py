"""The program's own settings, in a throw-away data folder. ``DATABASE_URL`` chooses the engine: SQLite unless it is set.

The catalogues are compiled here, since Django reads them as soon as it makes the models.
"""

import atexit
import os
import shutil
import tempfile

from tools import catalogues

if "KHAOTOM_DATA" not in os.environ:
    os.environ["KHAOTOM_DATA"] = tempfile.mkdtemp(prefix="khaotom-test-")
    atexit.register(shutil.rmtree, os.environ["KHAOTOM_DATA"], ignore_errors=True)
os.environ["KHAOTOM_MODE"] = "test"
catalogues.compile_all()

from khaotom.front.settings import *  # noqa: E402, F403
from khaotom.front.settings import DATABASES, STATIC_ROOT  # noqa: E402

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # empty: tests ask for pages, browsers for what is gathered
for alias, database in DATABASES.items():
    on_sqlite = database["ENGINE"].endswith("sqlite3")
    name = f"file:memorydb_{alias}?mode=memory&cache=shared" if on_sqlite else f"test_{database['NAME']}"
    database["TEST"] = {
        "NAME": name,
        "MIGRATE": False,
    }  # a copy of a place that is migrated: ``tests.databases.copied_for_tests``
