"""What makes a page public: nobody is looked at, nothing is set, and whoever stands between may keep it for a while."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.http import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from khaotom.people.doors import Request, View, public

P = ParamSpec("P")

KEPT = 300
"""Seconds a browser or a proxy may show the page again without asking."""


def for_everybody(view: Callable[Concatenate[Request, P], HttpResponseBase]) -> View:
    """The same bytes for everyone, to be kept by anyone."""
    return public(require_safe(cache_control(public=True, max_age=KEPT)(view)))
