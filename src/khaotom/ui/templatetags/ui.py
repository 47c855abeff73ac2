"""The components, as tags: ``{% load ui %}``. Each is shown in every state by the gallery.

A tag takes words already in the language of the page, amounts in satang, and draws; it asks nothing of the database.
"""

from collections.abc import Sequence
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from khaotom.kernel.refusal import Refusal
from khaotom.ui import charts, fields, formats
from khaotom.ui.icons import ICONS
from khaotom.ui.places import MOST, Place
from khaotom.ui.tones import ICON_OF_NOTICE, ICON_OF_TONE, TONE_OF_MESSAGE, Tone

register = template.Library()


@register.simple_tag
def home_url() -> str:
    """The first page in the language of the moment: Thai has no prefix."""
    return "/" if formats.in_thai() else f"/{get_language()}/"


@register.simple_tag
def icon(name: str) -> SafeString:
    """A Lucide icon, hidden from ears: it always stands beside words. An unknown name is a programming error."""
    if name not in ICONS:
        raise LookupError(f"no icon is called {name!r}: add it to khaotom.ui.icons and run tools.vendor")
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', static("ui/icons.svg"), name)


_icon = icon
"""The same, for tags whose own argument is called ``icon``."""


def _icon_or_nothing(name: str) -> SafeString:
    return icon(name) if name else SafeString("")


def _words(words: str, *, shown: bool) -> SafeString:
    return format_html("<span>{}</span>" if shown else '<span class="unseen">{}</span>', words)


@register.simple_tag
def button(words: str, icon: str = "", kind: str = "", words_shown: bool = True, **attrs: object) -> SafeString:
    """A button that says its verb and thing. ``kind``: main, danger, bare, big, full, square, in any mix.

    Other arguments become attributes: ``name="act" value="count_again"``, ``disabled=True``; ``data_x`` becomes ``data-x``.
    """
    inside = _icon_or_nothing(icon) + _words(words, shown=words_shown)
    drawn = flatatt({"type": "submit"} | {name.replace("_", "-"): value for name, value in attrs.items()})
    return format_html('<button class="{}"{}>{}</button>', f"button {kind}".strip(), drawn, inside)


@register.simple_tag
def link_button(url: str, words: str, icon: str = "", kind: str = "", words_shown: bool = True) -> SafeString:
    """A link that looks like a button: it goes somewhere and changes nothing."""
    inside = _icon_or_nothing(icon) + _words(words, shown=words_shown)
    return format_html('<a class="{}" href="{}">{}</a>', f"button {kind}".strip(), url, inside)


@register.inclusion_tag("ui/parts/print_button.html")
def print_button(words: str, kind: str = "") -> dict[str, str]:
    """Print this page; shown only where a script can do it."""
    return {"words": words, "kind": kind}


@register.inclusion_tag("ui/parts/back.html")
def back(url: str, words: str) -> dict[str, str]:
    """The way back, saying where to."""
    return {"url": url, "words": words}


@register.simple_tag
def money(satang: int | None, book: bool = False) -> SafeString:
    """An amount, its satang small: 1,250 on a screen, 1,250.00 in a ``book``. Nothing known is a dash, never a zero."""
    if satang is None:
        return SafeString("–")
    whole, point, rest = (formats.baht_book if book else formats.baht)(satang).partition(".")
    small = format_html('<span class="satang">.{}</span>', rest) if point else ""
    return format_html('<span class="money">{}{}</span>', whole, small)


@register.simple_tag
def money_cell(satang: int | None, book: bool = True) -> SafeString:
    """A cell of a ledger, aligned on the satang."""
    return format_html('<td class="num">{}</td>', "" if satang is None else money(satang, book))


@register.inclusion_tag("ui/parts/figure.html")
def figure(value: object, words: str, unit: str = "", note: str = "") -> dict[str, object]:
    """One large number with its words above, its unit beside and a note below."""
    return {"value": value, "words": words, "unit": unit, "note": note}


@register.inclusion_tag("ui/parts/figure.html")
def money_figure(satang: int, words: str, unit: str = "", note: str = "") -> dict[str, object]:
    """The same for an amount."""
    return {"value": money(satang), "words": words, "unit": unit, "note": note}


@register.simple_tag
def chip(words: str, tone: str = Tone.PLAIN, icon: str = "") -> SafeString:
    """A state: colour, word and icon together."""
    chosen = Tone(tone)
    return format_html('<span class="chip {}">{}{}</span>', chosen, _icon(icon or ICON_OF_TONE[chosen]), words)


@register.simple_tag
def stamp(words: str, note: str = "") -> SafeString:
    """A thing closed for good, as the rubber stamp on the paper book."""
    return format_html(
        '<p class="stamp">{}{}</p>', words, format_html('<span class="stamp-note">{}</span>', note) if note else ""
    )


@register.simple_block_tag
def notice(content: SafeString, tone: str = Tone.PLAIN, role: str = "") -> SafeString:
    """Something said once, at its place. ``role``: "alert" for what must be heard at once, "status" for the rest."""
    chosen = Tone(tone)
    heard = format_html(' role="{}"', role) if role else ""
    frame = '<div class="notice {}"{}>{}<div class="notice-body">{}</div></div>'
    return format_html(frame, chosen, heard, icon(ICON_OF_NOTICE[chosen]), content)


@register.filter
def message_tone(tags: str) -> Tone:
    """The tone of one of Django's messages, by its tags."""
    return next((TONE_OF_MESSAGE[tag] for tag in tags.split() if tag in TONE_OF_MESSAGE), Tone.PLAIN)


@register.filter
def notice_icon(tone: str) -> str:
    """The icon a notice of this tone carries."""
    return ICON_OF_NOTICE[Tone(tone)]


@register.inclusion_tag("ui/parts/refusal.html")
def refusal(refused: Refusal | None) -> dict[str, object]:
    """What was not done, why and what to do next, with its number; nothing where nothing was refused."""
    return {"refusal": refused}


@register.inclusion_tag("ui/parts/field.html")
def field(bound: BoundField, unit: str = "", classes: str = "", optional: str = "") -> dict[str, object]:
    """A form field: label, hint, what is wrong, then the input with what was typed.

    ``unit`` stands after the input (baht, days); ``optional`` are words beside the label, for a field that may stay empty.
    """
    control = fields.control(bound, classes)
    return {"field": bound, "shape": fields.shape(bound), "control": control, "unit": unit, "optional": optional}


@register.simple_tag
def control(bound: BoundField, classes: str = "") -> SafeString:
    """The input of a form field alone, where its words stand elsewhere on the page."""
    return fields.control(bound, classes)


@register.inclusion_tag("ui/parts/error_summary.html")
def error_summary(form: forms.BaseForm) -> dict[str, object]:
    """All that is to be mended, each a link to its place; nothing where nothing is wrong."""
    return {"slips": fields.slips(form) if form.is_bound else []}


@register.simple_block_tag
def empty(content: SafeString, icon: str) -> SafeString:
    """An empty screen: what this is, and the first act."""
    return format_html('<div class="empty">{}{}</div>', _icon(icon), content)


@register.simple_block_tag
def ledger(
    content: SafeString, caption: str, perimeter: str = "", name: str = "ledger", csv: str = "", excel: str = "", kind: str = ""
) -> SafeString:
    """A table of figures around its ``thead``, ``tbody`` and ``tfoot``. ``perimeter`` says what the totals are of.

    ``name`` is its id, one a page; ``csv`` and ``excel`` are addresses; ``kind="first-stays"`` keeps the first column in sight.
    """
    values = {"content": content, "caption": caption, "perimeter": perimeter, "name": name, "kind": kind}
    return render_to_string("ui/parts/ledger.html", values | {"csv": csv, "excel": excel})


@register.inclusion_tag("ui/parts/pager.html", takes_context=True)
def pager(context: Context, page: Page[Any]) -> dict[str, object]:
    """The way through the pages of a list; nothing where one holds all. Keeps the rest of the address."""
    request = context.get("request")
    query = request.GET.copy() if request else None

    def address(number: int) -> str:
        if query is None:
            return f"?page={number}"
        query["page"] = str(number)
        return f"?{query.urlencode()}"

    before = address(page.previous_page_number()) if page.has_previous() else ""
    after = address(page.next_page_number()) if page.has_next() else ""
    return {"page": page, "before": before, "after": after}


@register.inclusion_tag("ui/parts/tabs.html")
def tabs(items: Sequence[Place], words: str) -> dict[str, object]:
    """Sides of one thing, each its own address. ``words`` name the whole for those who hear it."""
    return {"items": items, "words": words}


@register.inclusion_tag("ui/parts/places.html")
def places(items: Sequence[Place]) -> dict[str, object]:
    """The bar of places. More than five do not fit under a thumb and are a programming error."""
    if len(items) > MOST:
        raise ValueError(f"{len(items)} places; a phone's bar holds {MOST}")
    return {"items": items}


@register.inclusion_tag("ui/parts/bar.html")
def bar(done: int, of: int, words: str, shown: str = "") -> dict[str, object]:
    """How far long work has come; ``shown`` is that in words, such as 18 of 45."""
    return {"done": done, "of": of, "words": words, "shown": shown}


@register.inclusion_tag("ui/parts/steps.html")
def steps(items: Sequence[str], at: int) -> dict[str, object]:
    """The steps of a day; ``at`` is the present one, counted from 1."""
    return {"items": [(words, number < at, number == at) for number, words in enumerate(items, 1)]}


@register.inclusion_tag("ui/parts/chart.html")
def chart(chart: charts.Chart) -> dict[str, object]:
    """A drawing, and its table under the same title."""
    return {"chart": chart, "drawing": charts.draw(chart), "keyed": len(chart.series) > 1}
