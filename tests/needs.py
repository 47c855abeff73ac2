"""Programs a test may need beside Python. Where one is absent the test is left out, and the runner says so."""

import os
import shutil

import pytest

VARIABLE = "KHAOTOM_TEST_POSTGRES"


def find(tool: str) -> str | None:
    """Where the tool is (a path, or a URL for ``postgresql``), or None."""
    if tool == "postgresql":
        return os.environ.get(VARIABLE)
    if tool == "chromium":
        return shutil.which("chromium") or shutil.which("chromium-browser")
    return shutil.which(tool)


def require(tool: str) -> str:
    """Where the tool is; leaves the running test out when it is absent."""
    found = find(tool)
    if found is None:
        pytest.skip(f"needs {tool}, which is not here")
    return found
