"""Addresses of an evening."""

from django.urls import URLPattern, URLResolver, include, path

from khaotom.collection.views import after, assembly, closing, counter, days, desk, hall, paying, phone, table

app_name = "collection"
urlpatterns: list[URLPattern | URLResolver] = [
    path("groups/<slug:slug>/days/", days.today, name="today"),
    path("sheets/<uuid:sheet>/", days.sheet_page, name="sheet"),
    path("sheets/<uuid:sheet>/open/", days.open_box, name="open"),
    path("sheets/<uuid:sheet>/opened/", days.opened, name="opened"),
    path("sheets/<uuid:sheet>/door/", table.door, name="door"),
    path("sheets/<uuid:sheet>/table/", table.table, name="table"),
    path("sheets/<uuid:sheet>/take/", table.take, name="take"),
    path("sheets/<uuid:sheet>/state/", phone.state, name="state"),
    path("sheets/<uuid:sheet>/outbox/", phone.send, name="outbox"),
    path("meetings/<uuid:meeting>/assembly/", assembly.assembly, name="assembly"),
    path("meetings/<uuid:meeting>/state/", assembly.state, name="assembly_state"),
    path("meetings/<uuid:meeting>/outbox/", assembly.send, name="assembly_outbox"),
    path("sheets/<uuid:sheet>/pay/", paying.pay, name="pay"),
    path("sheets/<uuid:sheet>/spend/", paying.spend, name="spend"),
    path("sheets/<uuid:sheet>/pay/<uuid:claim>/", paying.pay_claim, name="pay_claim"),
    path("sheets/<uuid:sheet>/places/<uuid:place>/count/", closing.count, name="count"),
    path("sheets/<uuid:sheet>/places/<uuid:place>/counted/", closing.counted, name="counted"),
    path("sheets/<uuid:sheet>/close/", closing.close, name="close"),
    path("sheets/<uuid:sheet>/read-out/", closing.read_out, name="read_out"),
    path("sheets/<uuid:sheet>/desk/", desk.desk, name="desk"),
    path("paper-pages/<uuid:paper>/photo/", desk.paper_photo, name="paper_photo"),
    path("sheets/<uuid:sheet>/bank/", after.bank, name="bank"),
    path("sheets/<uuid:sheet>/held/<uuid:slip>/", after.held, name="held"),
    path("slips/<uuid:slip>/correct/", after.correct, name="correct"),
    path("groups/<slug:slug>/transfers/", counter.listed, name="transfers"),
    path("groups/<slug:slug>/counter/", counter.counter, name="counter"),
    path("transfers/<uuid:transfer>/check/", counter.find, name="transfer_find"),
    path("transfers/<uuid:transfer>/receive/", counter.receive, name="transfer_receive"),
    path("hall/<str:token>/", hall.hall, name="hall"),
    path("", include("khaotom.collection.papers.urls")),
]
