from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "khaotom.meetings"
    label = "meetings"

    def ready(self) -> None:
        from khaotom.bylaws.deciding import Door, doors
        from khaotom.meetings import clauses, standard, ties

        clauses.register()
        standard.register()
        ties.register()
        doors.register("meetings.draft", Door(_("The meeting votes on it"), "meetings:draft_vote", "vote"))
