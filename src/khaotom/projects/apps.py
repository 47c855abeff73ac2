from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "khaotom.projects"
    label = "projects"

    def ready(self) -> None:
        from khaotom.projects import agenda

        agenda.register()
