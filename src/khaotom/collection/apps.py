from django.apps import AppConfig


class CollectionConfig(AppConfig):
    name = "khaotom.collection"
    label = "collection"

    def ready(self) -> None:
        from khaotom.collection import agenda, beside, cards, clauses, examples, kinds, uses, waiting
        from khaotom.collection.papers import beside as papers

        kinds.register()
        clauses.register(examples.of_day)
        agenda.register()
        beside.register()
        papers.register()
        cards.register()
        waiting.register()
        uses.register()
