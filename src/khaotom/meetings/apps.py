from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "khaotom.meetings"
    label = "meetings"

    def ready(self) -> None:
        from khaotom.bylaws.deciding import Door, Together, doors, together, votes
        from khaotom.bylaws.words import RESOLUTION
        from khaotom.meetings import clauses, examples, replays, said, standard, ties

        clauses.register(examples=examples.of_decisions, replay=replays.of_decisions)
        standard.register()
        ties.register()
        votes.register(RESOLUTION, said.votes)
        doors.register("meetings.draft", Door(_("The meeting votes on it"), "meetings:draft_vote", "vote"))
        whole = Together(_("The meeting votes on all of it"), "meetings:whole_vote", "meetings:common_vote", "vote")
        together.register("meetings.drafts", whole)
