"""How styles and scripts are named when they are gathered."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    """Names made of the content, also where one script imports another: a phone never mixes two versions of a program."""

    support_js_module_import_aggregation = True
