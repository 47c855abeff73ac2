"""What is answered to a request."""

from django import forms

from khaotom.ui.keyed import KeyedForm

AGREE, DECLINE, TAKE_BACK = "agree", "decline", "take_back"


class AnswerForm(KeyedForm):
    """Yes, no, or not asked any more: which button was pressed."""

    act = forms.ChoiceField(choices=[(act, act) for act in (AGREE, DECLINE, TAKE_BACK)])
