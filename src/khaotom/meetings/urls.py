"""Addresses of meetings and what they decide."""

from django.urls import URLPattern, URLResolver, path

from khaotom.meetings.views import assembly, charts, inviting, keying, network, papers, rounds, voting

app_name = "meetings"
urlpatterns: list[URLPattern | URLResolver] = [
    path("groups/<slug:slug>/meetings/", assembly.meetings, name="meetings"),
    path("groups/<slug:slug>/meetings/plan/", assembly.plan, name="plan"),
    path("meetings/<uuid:meeting>/", assembly.meeting, name="meeting"),
    path("meetings/<uuid:meeting>/add/<slug:block>/", assembly.add, name="add"),
    path("meetings/<uuid:meeting>/strike/", assembly.strike, name="strike"),
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
    path("wishes/<uuid:wish>/choose/", network.choose, name="choose"),
    path("network/meetings/", network.meetings, name="network"),
    path("network/meetings/plan/", network.plan, name="network_plan"),
    path("network/team/", network.team, name="team"),
    path("voices/<uuid:voice>/answer/", assembly.answer, name="answer"),
    path("volunteers/<uuid:volunteer>/accept/", network.accept, name="accept"),
    path("groups/<slug:slug>/resolutions/", voting.resolutions, name="resolutions"),
    path("groups/<slug:slug>/drafts/vote/", voting.whole_vote, name="whole_vote"),
    path("network/drafts/vote/", voting.common_vote, name="common_vote"),
    path("drafts/<uuid:draft>/vote/", voting.draft_vote, name="draft_vote"),
    path("rounds/", rounds.known, name="rounds"),
    path("rounds/begin/", rounds.begin, name="round_begin"),
    path("rounds/<uuid:sweep>/", rounds.one, name="round"),
    path("rounds/<uuid:sweep>/change/", rounds.change, name="round_change"),
    path("rounds/<uuid:sweep>/plan/", rounds.plan, name="round_plan"),
    path("rounds/<uuid:sweep>/handout.pdf", rounds.print_handout, name="handout_pdf"),
    path("rounds/<uuid:sweep>/round.ics", rounds.calendar, name="round_ics"),
    path("meetings/<uuid:meeting>/team/", rounds.team, name="field_team"),
    path("meetings/<uuid:meeting>/invitation.pdf", inviting.print_invitation, name="invitation_pdf"),
    path("meetings/<uuid:meeting>/meeting.ics", inviting.calendar, name="meeting_ics"),
    path("meetings/<uuid:meeting>/move/", inviting.move, name="move"),
    path("visitors/<uuid:visitor>/withdraw/", inviting.withdraw, name="withdraw"),
]
