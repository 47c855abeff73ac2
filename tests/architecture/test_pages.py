"""Templates and scripts: every word can be translated, nothing queries, and no script holds words."""

import re
from html.parser import HTMLParser

from django.template.base import Lexer, TokenType

from tests.architecture import house

QUERIES = re.compile(r"\.(objects|all|exists|values_list|select_related|[a-z]+_set)\b")
WORD = re.compile(r"[^\W\d_]{2,}")
SAID_ATTRIBUTES = {"title", "alt", "placeholder", "aria-label", "aria-description", "aria-roledescription", "summary", "label"}
NOT_WORDS = {"khaotom", "csv", "pdf", "pin", "excel", "line", "hledger", "english", "ไทย", "xlsx"}
CODE = re.compile(r"\b[A-Z]{3}-\d{3}\b")  # a refusal's number is the same in every language
UNSPOKEN_BLOCK = re.compile(r"block \w+_(class|attrs|id)")  # markup that a page hands to its frame
THAI = re.compile("[\u0e01-\u0e2e]")  # a letter; marks and digits alone are no words
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)


class _Words(HTMLParser):
    """Collects the words a person would read in markup: text and said attributes, but not scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in {"script", "style"}
        for name, value in attrs:
            if name in SAID_ATTRIBUTES and value:
                self._note(value)

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._note(data)

    def _note(self, text: str) -> None:
        words = WORD.findall(CODE.sub("", text))
        self.found += [(self.getpos()[0], word) for word in words if word.lower() not in NOT_WORDS]


def _without_tags(source: str) -> str:
    """The template with its tags, comments and translated blocks blotted out, line for line."""
    kept, inside = [], ""
    for token in Lexer(source).tokenize():
        name = token.contents.split(maxsplit=1)[0] if token.token_type == TokenType.BLOCK and token.contents.strip() else ""
        if inside:
            inside = "" if name == f"end{inside}" else inside
        elif name in {"blocktranslate", "blocktrans", "comment", "verbatim"} or UNSPOKEN_BLOCK.match(token.contents):
            inside = name
        elif token.token_type == TokenType.TEXT:
            kept.append(token.contents)
            continue
        kept.append("\n" * token.contents.count("\n"))
    return "".join(kept)


def test_every_word_of_a_page_can_be_translated() -> None:
    bare = []
    for file in house.templates():
        words = _Words()
        words.feed(_without_tags(file.read_text()))
        words.close()
        bare += [f"{house.shown(file, line)} {word}" for line, word in words.found]
    assert bare == []


def test_templates_call_nothing_that_queries() -> None:
    found = []
    for file in house.templates():
        for token in Lexer(file.read_text()).tokenize():
            if token.token_type in (TokenType.VAR, TokenType.BLOCK) and QUERIES.search(token.contents):
                found.append(f"{house.shown(file, token.lineno)} {token.contents}")
    assert found == []


def test_scripts_hold_no_words() -> None:
    """Words come in the page: a script with Thai in it, or that speaks by itself, could not be read in English."""
    speaking = re.compile(r"\b(alert|confirm|prompt)\(")
    found = []
    for file in house.scripts():
        code = COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), file.read_text())
        lines = enumerate(code.splitlines(), 1)
        found += [house.shown(file, number) for number, line in lines if THAI.search(line) or speaking.search(line)]
    assert found == []


def test_no_page_brings_its_own_script_or_style() -> None:
    """The content policy allows only files: an inline handler, script or style would silently do nothing."""
    inline = re.compile(
        r"""\son[a-z]+\s*=|\sstyle\s*=|<style\b|<script(?![^>]*\bsrc=)(?![^>]*type="(application/json|importmap)")"""
    )
    sources = [(file, Lexer(file.read_text()).tokenize()) for file in house.templates() if file.suffix == ".html"]
    texts = [(file, token) for file, tokens in sources for token in tokens if token.token_type == TokenType.TEXT]
    assert [house.shown(file, token.lineno) for file, token in texts if inline.search(token.contents)] == []
