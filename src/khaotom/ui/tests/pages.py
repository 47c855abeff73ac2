"""Reads a page the way its rules are written: ids, references, and anything inline that the browser would be told to refuse."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

REFERENCES = ("for", "aria-describedby", "aria-labelledby")
SHOWN_INLINE = {"style", "script"}


@dataclass
class Page:
    """What one page names and refers to."""

    ids: list[str] = field(default_factory=list)
    referred: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    controls_without_label: list[str] = field(default_factory=list)
    lang: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.labelled: set[str] = set()
        self.controls: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.page.ids += [named["id"] or ""] if "id" in named else []
        for name in REFERENCES:
            self.page.referred += (named.get(name) or "").split()
        self.page.inline += [f"{tag} {name}" for name in named if name == "style" or name.startswith("on")]
        if tag in SHOWN_INLINE and not named.get("src"):
            self.page.inline.append(tag)
        if tag == "html":
            self.page.lang = named.get("lang") or ""
        if tag == "label":
            self.labelled.add(named.get("for") or "")
        if tag in ("input", "select", "textarea") and named.get("type") != "hidden":
            self.controls.append(named)


def read(html: str) -> Page:
    """The page of an answer."""
    reader = _Reader()
    reader.feed(html)
    for control in reader.controls:
        if control.get("id") not in reader.labelled and not control.get("aria-label"):
            reader.page.controls_without_label.append(str(control))
    return reader.page
