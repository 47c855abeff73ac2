from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    name = "khaotom.approvals"
    label = "approvals"
