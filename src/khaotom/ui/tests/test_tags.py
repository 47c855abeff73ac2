import re
from pathlib import Path

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from khaotom.kernel.refusal import Refusal
from khaotom.ui.icons import ICONS
from khaotom.ui.places import Place
from khaotom.ui.templatetags import ui


def rendered(source: str, **context: object) -> str:
    """A piece of a page, on one line."""
    return " ".join(Template("{% load ui %}" + source).render(Context(context)).split())


@pytest.mark.parametrize(
    ("satang", "book", "text"),
    [(125000, False, "1,250"), (125050, False, "1,250.50"), (125000, True, "1,250.00"), (-2000, True, "−20.00"), (0, False, "0")],
)
def test_money_reads_as_one_number(satang: int, book: bool, text: str) -> None:
    drawn = ui.money(satang, book)
    assert drawn.replace('<span class="satang">', "").replace("</span>", "").removeprefix('<span class="money">') == text


def test_unknown_money_is_a_dash_never_a_zero() -> None:
    assert ui.money(None) == "–"
    assert ui.money_cell(None) == '<td class="num"></td>'


def test_an_icon_nobody_drew_is_a_programming_error() -> None:
    with pytest.raises(LookupError, match="add it to"):
        ui.icon("unicorn")


def test_a_chip_is_colour_word_and_icon() -> None:
    drawn = ui.chip("รอคนที่สอง", "waits")
    assert 'class="chip waits"' in drawn
    assert "#hourglass" in drawn
    assert "รอคนที่สอง" in drawn


def test_a_button_without_shown_words_still_says_them() -> None:
    assert '<span class="unseen">ทำอย่างอื่น</span>' in ui.button("ทำอย่างอื่น", icon="ellipsis", kind="square", words_shown=False)


def test_a_button_carries_its_attributes_and_never_markup() -> None:
    drawn = ui.button("<b>", name="act", value="count_again", data_key="7", disabled=True)
    assert drawn.startswith('<button class="button" data-key="7" name="act" type="submit" value="count_again" disabled>')
    assert "&lt;b&gt;" in drawn


class Full(Refusal):
    message = "%(box)s is full"

    def values(self) -> dict[str, str]:
        return {"box": "<A>"}


def test_a_refusal_is_said_with_its_number_and_heard_at_once() -> None:
    drawn = rendered("{% refusal refused %}", refused=Full())
    assert "&lt;A&gt; is full" in drawn
    assert 'role="alert"' in drawn
    assert rendered("{% refusal refused %}", refused=None) == ""


class NameForm(forms.Form):
    name = forms.CharField(help_text="hint")

    def clean(self) -> None:
        raise forms.ValidationError("whole")


def test_a_field_says_hint_and_slip_to_eye_and_ear() -> None:
    drawn = rendered("{% field form.name %}", form=NameForm({}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in drawn
    assert drawn.index("hint") < drawn.index('id="id_name_error"') < drawn.index("<input")


def test_the_summary_leads_to_each_place_the_whole_form_first() -> None:
    drawn = rendered("{% error_summary form %}", form=NameForm({}))
    assert drawn.index("<li>whole</li>") < drawn.index('<a href="#id_name">')
    assert rendered("{% error_summary form %}", form=NameForm()) == ""


def test_a_summary_counts_in_the_language_of_the_page() -> None:
    with override("en"):
        assert "2 things to mend" in rendered("{% error_summary form %}", form=NameForm({}))


def test_the_pager_keeps_the_rest_of_the_address() -> None:
    request = RequestFactory().get("/", {"zone": "3", "page": "2"})
    drawn = rendered("{% pager page %}", page=Paginator(range(30), 10).page(2), request=request)
    assert "?zone=3&amp;page=1" in drawn
    assert "?zone=3&amp;page=3" in drawn


def test_a_list_of_one_page_has_no_pager() -> None:
    assert rendered("{% pager page %}", page=Paginator(range(3), 10).page(1)) == ""


def test_six_places_do_not_fit_under_a_thumb() -> None:
    with pytest.raises(ValueError, match="6 places"):
        ui.places([Place(f"/{at}", "x", "house") for at in range(6)])


def test_the_place_one_is_at_is_told() -> None:
    assert 'aria-current="page"' in rendered("{% places all %}", all=[Place("/", "วันนี้", "house", here=True)])


def test_a_ledger_names_its_perimeter_and_its_downloads() -> None:
    drawn = rendered('{% ledger caption="C" perimeter="P" csv="/a.csv" %}<tbody></tbody>{% endledger %}')
    assert '<span class="perimeter">P</span>' in drawn
    assert 'href="/a.csv" download' in drawn
    assert "excel" not in drawn.lower()


@pytest.mark.parametrize(("language", "home"), [("th", "/"), ("en", "/en/")])
def test_home_is_in_the_language_of_the_page(language: str, home: str) -> None:
    with override(language):
        assert ui.home_url() == home


def test_every_icon_a_template_names_is_drawn() -> None:
    rooms = Path(ui.__file__).parents[2]
    pages = [page.read_text() for page in rooms.glob("*/templates/**/*.html")]
    named = {name for page in pages for name in re.findall(r"""(?:{% icon |\bicon=)"([a-z0-9-]+)\"""", page)}
    assert named
    assert named - ICONS == set()
