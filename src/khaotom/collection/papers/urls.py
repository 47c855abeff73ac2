"""Addresses of the papers, among those of the collection."""

from django.urls import URLPattern, URLResolver, path

from khaotom.collection.papers import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("groups/<slug:slug>/days/<str:day>/collection-sheet.pdf", views.collection_sheet, name="collection_sheet_pdf"),
    path("groups/<slug:slug>/days/<str:day>/paper/<int:page>/", views.paper_page, name="paper_page"),
    path("sheets/<uuid:sheet>/day.pdf", views.own_file, name="day_pdf"),
    path("sheets/<uuid:sheet>/wall.pdf", views.wall, name="wall_pdf"),
    path("sheets/<uuid:sheet>/count.pdf", views.certificate, name="count_pdf"),
    path("sheets/<uuid:sheet>/receipts.pdf", views.all_receipts, name="receipts_pdf"),
    path("slips/<uuid:slip>/receipt.pdf", views.receipt, name="receipt_pdf"),
    path("members/<uuid:membership>/passbook.pdf", views.passbook_page, name="passbook_pdf"),
    path("members/<uuid:membership>/statement.pdf", views.statement, name="statement_pdf"),
    path("members/<uuid:membership>/years/<int:year>.pdf", views.year, name="year_pdf"),
    path("me/statement.pdf", views.my_statement, name="my_statement_pdf"),
]
