"""Addresses of a group's book."""

from django.urls import URLPattern, URLResolver, path

from khaotom.ledger.views import accounts, closing, entries, sums

app_name = "ledger"
urlpatterns: list[URLPattern | URLResolver] = [
    path("groups/<slug:slug>/book/", entries.listed, name="entries"),
    path("groups/<slug:slug>/book/entries/<int:seq>/", entries.one, name="entry"),
    path("groups/<slug:slug>/book/codes/<slug:code>/", accounts.of_code, name="accounts"),
    path("groups/<slug:slug>/book/accounts/<uuid:account>/", accounts.statement, name="statement"),
    path("groups/<slug:slug>/book/trial-balance/", sums.trial_balance, name="trial_balance"),
    path("groups/<slug:slug>/book/cash/", sums.cash_book, name="cash_book"),
    path("groups/<slug:slug>/book/close/", closing.close, name="close"),
]
