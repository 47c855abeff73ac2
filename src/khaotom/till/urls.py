"""Addresses of the till."""

from django.urls import URLPattern, URLResolver, path

from khaotom.till import views

app_name = "till"
urlpatterns: list[URLPattern | URLResolver] = [
    path("vouchers/<uuid:voucher>/voucher.pdf", views.voucher, name="voucher_pdf"),
]
