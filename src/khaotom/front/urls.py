"""Every address. Thai has no prefix, English begins with /en/: the language is in the path, so a page is the same bytes for everyone."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from khaotom.front import offline, pages

handler404 = "khaotom.front.errors.not_found"

urlpatterns: list[URLPattern | URLResolver] = [
    path("sw.js", offline.worker, name="worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    *i18n_patterns(
        path("", include("khaotom.front.pages")),
        path("", include("khaotom.openbooks.urls")),
        path("", include("khaotom.savings.urls")),
        path("", include("khaotom.people.urls")),
        path("", include("khaotom.ledger.urls")),
        path("", include("khaotom.bylaws.urls")),
        path("", include("khaotom.meetings.urls")),
        path("", include("khaotom.projects.urls")),
        path("", include("khaotom.welfare.urls")),
        path("", include("khaotom.approvals.urls")),
        path("", include("khaotom.collection.urls")),
        path("", include("khaotom.till.urls")),
        pages.gallery_urls,
        prefix_default_language=False,
    ),
]
