"""Addresses of meetings and what they decide."""

from django.urls import URLPattern, URLResolver, path

from khaotom.meetings.views import assembly, charts, keying, papers, voting

app_name = "meetings"
urlpatterns: list[URLPattern | URLResolver] = [
    path("groups/<slug:slug>/meetings/", assembly.meetings, name="meetings"),
    path("groups/<slug:slug>/meetings/plan/", assembly.plan, name="plan"),
    path("meetings/<uuid:meeting>/", assembly.meeting, name="meeting"),
    path("meetings/<uuid:meeting>/add/<slug:block>/", assembly.add, name="add"),
    path("meetings/<uuid:meeting>/minutes.pdf", assembly.print_minutes, name="minutes_pdf"),
    path("meetings/<uuid:meeting>/adopt/", assembly.adopt, name="adopt"),
    path("meetings/<uuid:meeting>/note/", assembly.note, name="note"),
    path("meetings/<uuid:meeting>/papers/", papers.papers, name="papers"),
    path("meetings/<uuid:meeting>/papers/pack.pdf", papers.pack_pdf, name="pack_pdf"),
    path("meetings/<uuid:meeting>/keying/", keying.keying, name="keying"),
    path("meetings/<uuid:meeting>/charts/add/", charts.add, name="chart_add"),
    path("charts/<uuid:chart>/", charts.chart, name="chart"),
    path("charts/<uuid:chart>/photo.jpg", charts.photo, name="chart_photo"),
    path("charts/<uuid:chart>/type/", charts.type_out, name="chart_type"),
    path("charts/<uuid:chart>/reopen/", charts.reopen, name="chart_reopen"),
    path("wishes/", assembly.board, name="board"),
    path("wishes/<uuid:wish>/same/", assembly.same, name="same"),
    path("voices/<uuid:voice>/answer/", assembly.answer, name="answer"),
    path("volunteers/<uuid:volunteer>/accept/", assembly.accept, name="accept"),
    path("groups/<slug:slug>/resolutions/", voting.resolutions, name="resolutions"),
    path("drafts/<uuid:draft>/vote/", voting.draft_vote, name="draft_vote"),
]
