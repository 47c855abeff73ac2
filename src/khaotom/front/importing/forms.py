"""The two forms of an import: the file, and the yes to its preview."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from khaotom.front.importing import refusals
from khaotom.front.importing.reading import LARGEST, MEGABYTE, Upload
from khaotom.kernel.refusal import Refusal
from khaotom.ui.keyed import KeyedForm


class FileForm(forms.Form):
    """A spreadsheet. Nothing is kept of it, so it carries no key."""

    file = forms.FileField(
        label=_("The list, as Excel or CSV"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        error_messages={
            "required": _("No file is chosen yet. Choose the list, then press once more."),
            "empty": _("There is nothing in this file. Choose the list, then press once more."),
        },
    )
    refused: Refusal | None = None

    def refuse(self, refusal: Refusal) -> None:
        """Keep the refusal to be shown at the form's head."""
        self.refused = refusal

    def upload(self) -> Upload:
        """Its name and bytes. Refuses: IMP-003 (too large), before all of it is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST * MEGABYTE:
            raise refusals.TooLarge(most=LARGEST)
        return Upload(file.name or "", file.read())


class BringForm(KeyedForm):
    """Yes to a preview. ``parcel`` is the list as it was looked at; ``drop_bad`` leaves out the rows that do not pass."""

    parcel = forms.CharField(widget=forms.HiddenInput)
    drop_bad = forms.BooleanField(required=False)
