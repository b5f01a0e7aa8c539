"""The audience view as data: the words that one recipient reads, and nothing besides."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from aiact_desk.regulation.terms import Audience


class _Shown(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Paragraphs(_Shown):
    """Running text; line breaks inside a paragraph are kept. `code`: hashes, set in the typewriter face."""

    kind: Literal["paragraphs"] = "paragraphs"
    paragraphs: tuple[str, ...]
    code: bool = False


class Choices(_Shown):
    """The options that were ticked."""

    kind: Literal["choices"] = "choices"
    items: tuple[str, ...]


class Table(_Shown):
    """Rows of cells under their column heads."""

    kind: Literal["table"] = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Part(_Shown):
    """One named part of an answer of several parts."""

    label: str
    display: Annotated[Paragraphs | Table, Field(discriminator="kind")]


class Parts(_Shown):
    """An answer of several named parts."""

    kind: Literal["parts"] = "parts"
    parts: tuple[Part, ...]


class NotApplicable(_Shown):
    """The answer is "not applicable", with the reason that was given."""

    kind: Literal["not_applicable"] = "not_applicable"
    reason: str


class NotProvided(_Shown):
    """There is no answer; `reason` says why. A blank is never printed. `optional`: nobody misses it."""

    kind: Literal["not_provided"] = "not_provided"
    reason: str
    optional: bool = False


Display = Annotated[Paragraphs | Choices | Table | Parts | NotApplicable | NotProvided, Field(discriminator="kind")]


class Row(_Shown):
    """One row of the form. `number` counts the labels of its section over the whole form, for every audience alike;
    rows that share a label are told apart by a letter.

    `origin` holds the lines that say how the answer came to be.
    """

    number: str
    field: str
    label: str
    part: str | None
    legal: tuple[str, ...]
    force: str
    display: Display
    origin: tuple[str, ...] = ()


class Section(_Shown):
    """One section of the form; `rows` is empty where the form asks nothing in it for this audience.

    `chapter` is the heading of several sections together.
    """

    number: str
    title: str
    chapter: str | None = None
    rows: tuple[Row, ...]


class Fact(_Shown):
    """A label and what is said under it. `code`: a hash or a name, set in the typewriter face."""

    label: str
    value: str
    code: bool = False


class Chart(_Shown):
    """A figure between 0 and 1 with its interval, and the level of guessing; `text` says the same in words."""

    value: float
    low: float
    high: float
    chance: float | None
    text: str


class SharedStart(_Shown):
    """What the inputs of all printed samples begin with, printed once; `after` stands with each sample for it."""

    heading: str
    text: str
    note: str | None
    after: str


class SampleShown(_Shown):
    """One item. A note beside a text says that it was cut, and how long it is; `selected`, that a person picked it."""

    kind: Literal["shown"] = "shown"
    item: str
    language: str
    selected: str | None = None
    after: str | None = None
    input: str
    input_note: str | None = None
    options: tuple[str, ...] = ()
    output: str
    output_note: str | None = None
    expected: str
    right: bool


class SampleDescribed(_Shown):
    """One item that is not shown: its id, the hash of its record, its length and the reason."""

    kind: Literal["described"] = "described"
    item: str
    reason: str
    length: str
    sha256: str


class PackShown(_Shown):
    """One pack's evidence. `partial` and `marks` stand beside the figure wherever it is printed; `bound` says what a
    count of zero, or of all, means at most. Where the figure is not `readable`, `figure` says so; `interval` is empty.
    """

    number: str
    title: str
    measures: str
    principle: str
    topic: str = ""
    items: str
    figure: str
    readable: bool = True
    interval: str
    chance: str
    partial: str | None
    marks: tuple[str, ...] = ()
    bound: str | None = None
    chart: Chart | None
    facts: tuple[Fact, ...]
    draw: str
    shared: SharedStart | None = None
    samples: tuple[Annotated[SampleShown | SampleDescribed, Field(discriminator="kind")], ...]


class Costs(_Shown):
    """What measuring took; without a table the notes say why there is none."""

    table: Table | None
    notes: tuple[str, ...]


class RunShown(_Shown):
    """One run: how it was conducted, then its packs, then what it took. `caveats` are said before any figure."""

    number: str
    title: str
    partial: str | None
    caveats: tuple[str, ...] = ()
    facts: tuple[Fact, ...]
    packs: tuple[PackShown, ...]
    costs: Costs | None = None


class ListedRun(_Shown):
    """One complete run in the list of all of them. `figures` are pairs of an evaluation and what it gave."""

    run: str
    day: str
    marks: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    chosen: bool
    why: str


class ListedPlan(_Shown):
    """The complete runs under one plan, newest first."""

    plan: str
    asked: str
    runs: tuple[ListedRun, ...]


class ListedSuite(_Shown):
    """All complete runs of one suite on one Version, by plan."""

    title: str
    plans: tuple[ListedPlan, ...]


class RunList(_Shown):
    """Every complete run of the Versions covered, and how many others there are."""

    number: str
    rule: str
    suites: tuple[ListedSuite, ...]
    others: str | None


class Need(_Shown):
    """One item of evidence that the Code names, and where this annex holds it, or why not."""

    need: str
    source: str
    held: bool
    where: str


class Annex(_Shown):
    """The evaluation annex. `nothing` says why there are no figures, where there are none."""

    intro: tuple[str, ...]
    nothing: str | None
    runs: tuple[RunShown, ...]
    listed: RunList | None = None
    accountability: str
    needs_number: str
    needs: tuple[Need, ...]


class RuleShown(_Shown):
    """What one rule of the form says of the document, with its force and source; for the house alone."""

    rule: str
    outcome: str
    says: str
    force: str
    source: str


class Cover(_Shown):
    """The facts of the first page. `mark` is the confidentiality mark that fits the audience, `terms` its meaning."""

    title: str
    model: str
    provider: str
    versions: tuple[str, ...]
    audience: str
    mark: str
    terms: str
    facts: tuple[Fact, ...]


class AudienceView(_Shown):
    """A whole document for one audience, as words. `notices` are printed on every page; `at` is the time of export,
    `audit_head` the text of the audit chain's head at that time.
    """

    schema_version: Literal[1] = 1
    audience: Audience
    language: str
    title: str
    author: str
    keywords: tuple[str, ...]
    generator: str
    at: datetime
    cover: Cover
    notices: tuple[str, ...]
    about: tuple[tuple[str, str], ...]
    audit_head: str | None = None
    sections: tuple[Section, ...]
    rules: tuple[RuleShown, ...] = ()
    annex: Annex | None
