"""What is typed to close days."""

from django.utils.translation import gettext_lazy as _

from khaotom.ui.keyed import KeyedForm
from khaotom.ui.typed import DayField


class CloseForm(KeyedForm):
    """The last day that takes no entry any more."""

    through = DayField(label=_("The last day to close"), help_text=_("That day and every day before it."))
