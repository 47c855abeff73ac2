"""Addresses of the till."""

from django.urls import URLPattern, URLResolver, path

from khaotom.till.views import papers, places, spending, transfers

app_name = "till"
urlpatterns: list[URLPattern | URLResolver] = [
    path("vouchers/<uuid:voucher>/voucher.pdf", papers.voucher, name="voucher_pdf"),
    path("vouchers/<uuid:voucher>/receipt.jpg", spending.receipt, name="receipt"),
    path("meetings/<uuid:meeting>/spending/", spending.decide, name="decide_spending"),
    path("groups/<slug:slug>/places/", places.listed, name="places"),
    path("groups/<slug:slug>/places/add/", places.add, name="place_add"),
    path("places/<uuid:place>/retire/", places.retire, name="place_retire"),
    path("members/<uuid:membership>/transfers/", transfers.told, name="transfers_told"),
    path("members/<uuid:membership>/transfers/new/", transfers.tell, name="transfer_tell"),
    path("transfers/<uuid:transfer>/photo/", transfers.photo, name="transfer_photo"),
    path("bankings/<uuid:banking>/photo/", transfers.bank_slip, name="bank_slip"),
]
