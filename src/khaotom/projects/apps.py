from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "khaotom.projects"
    label = "projects"
