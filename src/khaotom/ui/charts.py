"""Charts drawn by the server as SVG. Pure: numbers, labels and a way of showing a number in, a drawing out.

Every chart stands beside its table, which is made of the same ``Chart``; ``{% chart %}`` shows both.
A drawing carries no style of its own: classes and geometry only.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH = 360
HEIGHT = 212
TOP = 20
BOTTOM = 28
RIGHT = 10
LETTER = 6.6
"""Width of a digit at 12 px, in px."""
MOST_SERIES = 3


class Kind(StrEnum):
    """Bars for what is gathered anew each month, lines for what stands and changes."""

    BARS = "bars"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers; None where there is none to show."""

    words: str
    values: Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Chart:
    """What is compared. ``name`` is an id in the page, ``labels`` head the columns in order, ``show`` writes a number.

    ``description`` says in a sentence what the drawing shows; it is read instead of the drawing.
    """

    name: str
    title: str
    description: str
    labels: Sequence[str]
    series: Sequence[Series]
    show: Callable[[int], str]
    label_head: str
    kind: Kind = Kind.BARS

    def __post_init__(self) -> None:
        if not 1 <= len(self.series) <= MOST_SERIES:
            raise ValueError(f"a chart shows 1 to {MOST_SERIES} series, not {len(self.series)}")
        for series in self.series:
            if len(series.values) != len(self.labels):
                raise ValueError(f"{series.words!r} has {len(series.values)} values for {len(self.labels)} labels")

    def rows(self) -> Iterator[tuple[str, list[str]]]:
        """The table: each label with the shown value of every series, empty where there is none."""
        for at, label in enumerate(self.labels):
            yield label, [self._shown(series.values[at]) for series in self.series]

    def _shown(self, value: int | None) -> str:
        return "" if value is None else self.show(value)


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers to heights: the lowest and highest tick, and the step between ticks."""

    low: int
    high: int
    step: int

    def y(self, value: int) -> float:
        """Height on the paper of a value, in px from the top."""
        share = (value - self.low) / (self.high - self.low)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)

    @property
    def ticks(self) -> range:
        """Where the grid's lines run."""
        return range(self.low, self.high + 1, self.step)


def scale(values: Sequence[int]) -> Scale:
    """A scale from zero (or below) in at most five round steps: 1, 2 or 5 times a power of ten."""
    low, high = min(0, *values, 0), max(0, *values, 0)
    step = _round_step(max(high - low, 1))
    bottom, top = (low // step) * step, -(-high // step) * step
    return Scale(bottom, max(top, bottom + step), step)


def _round_step(span: int) -> int:
    power = 1
    while True:
        for times in (1, 2, 5):
            if span <= 5 * times * power:
                return times * power
        power *= 10


def draw(chart: Chart) -> SafeString:
    """The drawing, with its title and description for those who do not see it."""
    marks = scale([value for series in chart.series for value in series.values if value is not None])
    left = round(max(len(chart.show(tick)) for tick in marks.ticks) * LETTER + 8, 1)
    slot = (WIDTH - left - RIGHT) / max(len(chart.labels), 1)
    body = _bars(chart, marks, left, slot) if chart.kind is Kind.BARS else _lines(chart, marks, left, slot)
    return format_html(
        '<svg viewBox="0 0 {} {}" role="img" aria-labelledby="{}-title {}-words">'
        '<title id="{}-title">{}</title><desc id="{}-words">{}</desc>{}{}{}</svg>',
        *(WIDTH, HEIGHT, chart.name, chart.name, chart.name, chart.title, chart.name, chart.description),
        *(_grid(chart, marks, left), body, _labels(chart, left, slot)),
    )


def _grid(chart: Chart, marks: Scale, left: float) -> SafeString:
    rows = ((left, WIDTH - RIGHT, marks.y(at), "base" if at == 0 else "grid", chart.show(at)) for at in marks.ticks)
    return format_html_join(
        "",
        '<line class="chart-{}" x1="{}" x2="{}" y1="{}" y2="{}"/><text x="{}" y="{}" text-anchor="end">{}</text>',
        ((kind, x1, x2, y, y, round(left - 6, 1), round(y + 4, 1), words) for x1, x2, y, kind, words in rows),
    )


def _bars(chart: Chart, marks: Scale, left: float, slot: float) -> SafeString:
    width = slot * 0.72 / len(chart.series)
    return format_html_join(
        "",
        '<rect class="chart-{}" x="{}" y="{}" width="{}" height="{}"/>',
        (
            (
                number,
                round(left + slot * (at + 0.14) + width * (number - 1), 1),
                marks.y(max(value, 0)),
                round(width, 1),
                round(abs(marks.y(value) - marks.y(0)), 1),
            )
            for number, series in enumerate(chart.series, 1)
            for at, value in enumerate(series.values)
            if value is not None
        ),
    )


def _lines(chart: Chart, marks: Scale, left: float, slot: float) -> SafeString:
    """Each series as its unbroken stretches, a dot where it is now."""
    lines = [
        (number, [(round(left + slot * (at + 0.5), 1), marks.y(value)) for at, value in run])
        for number, series in enumerate(chart.series, 1)
        for run in _runs(series.values)
    ]
    drawn = ((number, " ".join(f"{x},{y}" for x, y in points)) for number, points in lines)
    now = {number: points[-1] for number, points in lines}
    return format_html_join("", '<polyline class="chart-{}" points="{}"/>', drawn) + format_html_join(
        "", '<circle class="chart-{}" cx="{}" cy="{}" r="3.5"/>', ((number, x, y) for number, (x, y) in now.items())
    )


def _runs(values: Sequence[int | None]) -> Iterator[list[tuple[int, int]]]:
    """The unbroken stretches of a series: a month without a number is a gap, never a zero."""
    run: list[tuple[int, int]] = []
    for at, value in enumerate(values):
        if value is not None:
            run.append((at, value))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _labels(chart: Chart, left: float, slot: float) -> SafeString:
    """Every label that has room, counted back from the last, which is the one people look for."""
    every = max(1, round(max((len(label) for label in chart.labels), default=1) * LETTER / slot + 0.5))
    last = len(chart.labels) - 1
    shown = list(range(last, -1, -every))
    return format_html_join(
        "",
        '<text class="{}" x="{}" y="{}" text-anchor="middle">{}</text>',
        (
            ("chart-last" if at == last else "chart-label", round(left + slot * (at + 0.5), 1), HEIGHT - 8, chart.labels[at])
            for at in reversed(shown)
        ),
    )
