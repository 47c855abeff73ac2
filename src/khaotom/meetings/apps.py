from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "khaotom.meetings"
    label = "meetings"
