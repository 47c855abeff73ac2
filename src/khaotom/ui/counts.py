"""Counting cash: how many of each note and coin, as a form field whose value is pieces by face."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from khaotom.kernel import thai
from khaotom.ui import formats

MOST_PIECES = 99_999


@dataclass(frozen=True, slots=True)
class Face:
    """One note or coin: its worth in satang, and whether it is paper."""

    satang: int
    note: bool

    @property
    def words(self) -> str:
        """1,000 or .50, as printed on it."""
        return formats.baht(self.satang).removeprefix("0")


NOTES = tuple(Face(baht * 100, note=True) for baht in (1000, 500, 100, 50, 20))
COINS = tuple(Face(baht * 100, note=False) for baht in (10, 5, 2, 1))
SMALL_COINS = tuple(Face(satang, note=False) for satang in (50, 25))
FACES = (*NOTES, *COINS, *SMALL_COINS)


def total(pieces: Mapping[int, int]) -> int:
    """Satang of a count given as pieces by face."""
    return sum(face * number for face, number in pieces.items())


@dataclass(frozen=True, slots=True)
class Line:
    """One face of the form, with what was typed beside it."""

    face: Face
    name: str
    ident: str
    typed: str
    wrong: bool


class CountInput(forms.Widget):
    """The grid of notes and coins. Its raw value is what was typed by face; blank means none."""

    template_name = "ui/widgets/count.html"
    use_fieldset = True

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any] | Mapping[str, Any], name: str
    ) -> dict[int, str]:
        """What stands in each box."""
        return {face.satang: str(data.get(f"{name}_{face.satang}", "")).strip() for face in FACES}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Mapping[str, Any], name: str) -> bool:
        """Whether none of the boxes was sent at all."""
        return not any(f"{name}_{face.satang}" in data for face in FACES)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Lines by kind, and the sum of those that can be read."""
        context = super().get_context(name, None, attrs)
        typed: Mapping[int, object] = value or {}
        ident = context["widget"]["attrs"].get("id") or f"id_{name}"
        lines = [line(face, name, ident, str(typed.get(face.satang, "") or "")) for face in FACES]
        context["notes"] = lines[: len(NOTES)]
        context["coins"] = lines[len(NOTES) : -len(SMALL_COINS)]
        context["small_coins"] = lines[-len(SMALL_COINS) :]
        context["small_used"] = any(line.typed for line in context["small_coins"])
        context["total"] = total({each.face.satang: int(each.typed) for each in lines if each.typed and not each.wrong})
        return context

    def id_for_label(self, id_: str) -> str:
        """The box a summary of slips leads to: the first."""
        return f"{id_}_{FACES[0].satang}" if id_ else id_


def line(face: Face, name: str, ident: str, typed: str) -> Line:
    """One face; digits are shown as a keyboard has them, everything else as it was typed."""
    plain = thai.plain(typed)
    return Line(face, f"{name}_{face.satang}", f"{ident}_{face.satang}", plain, wrong=bool(plain) and read(plain) is None)


def read(typed: str) -> int | None:
    """Pieces as typed, or None where it is no whole number a box of money could hold."""
    plain = thai.plain(typed).replace(",", "")
    if not plain:
        return 0
    if not (plain.isascii() and plain.isdigit() and len(plain) <= len(str(MOST_PIECES))):
        return None
    return int(plain)


class CountField(forms.Field):
    """Pieces by face in satang, faces of which there are none left out: ``{100000: 4, 2000: 11}``."""

    widget = CountInput
    default_error_messages = {
        "pieces": _("“%(typed)s” pieces of %(face)s cannot be counted. Write a whole number up to %(most)s, such as 4."),
        "required": _("Nothing is counted yet. Write how many there are of each note and coin."),
    }

    def clean(self, value: Any) -> dict[int, int]:
        """Read every box; all slips are told at once."""
        slips = [self._slip(face, typed) for face in FACES if read(typed := value.get(face.satang, "")) is None]
        if slips:
            raise ValidationError(slips)
        pieces = {face.satang: read(value.get(face.satang, "")) or 0 for face in FACES}
        if self.required and not any(value.values()):
            raise ValidationError(self.error_messages["required"], code="required")
        return {face: number for face, number in pieces.items() if number}

    def _slip(self, face: Face, typed: str) -> ValidationError:
        values = {"typed": typed, "face": face.words, "most": f"{MOST_PIECES:,}"}
        return ValidationError(self.error_messages["pieces"], code="pieces", params=values)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compared by number, so that 04 is 4."""
        before = {face: int(number) for face, number in (initial or {}).items() if number}
        return before != {face: read(typed) for face, typed in (data or {}).items() if read(typed) != 0}
