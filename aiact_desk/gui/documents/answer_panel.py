"""One row of the form: what is asked, by what right, who will see it, and the editor of its answer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from aiact_desk.desk.attachments import as_if_kept
from aiact_desk.documents.absent import reason
from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import Answer, DocumentState
from aiact_desk.gui.documents.audience_chips import AudienceChips
from aiact_desk.gui.documents.drafts import Draft
from aiact_desk.gui.documents.origin_words import origin_words
from aiact_desk.gui.documents.outline_model import row_name
from aiact_desk.gui.documents.review.field_comments import FieldComments
from aiact_desk.gui.documents.review.frozen_answer import FrozenAnswer, why_frozen
from aiact_desk.gui.documents.why_none import WhyNone, WhyNoneBoxes
from aiact_desk.gui.editors.editor import Editor
from aiact_desk.gui.editors.factory import editor_for
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.boxes import column, emptied, row
from aiact_desk.gui.parts.icon_line import IconLine
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.theme import theme
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation.schema import Field
from aiact_desk.regulation.values import Json, parse, show
from aiact_desk.wording import say, say_problem
from aiact_desk.wording.catalogue import translate


@dataclass(frozen=True)
class Typed:
    """What stands in the editor after a key: a value, why there is none, or nothing, and what is wrong."""

    field: str
    value: Json
    why: WhyNone | None
    problem: Problem | None


class AnswerPanel(QWidget):
    """Shows one field at a time. What it is given by `show_field` is never told as `typed`."""

    typed = Signal(object)
    restore = Signal()
    go_to = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._content: Content | None = None
        self._field: Field | None = None
        self.editor: Editor | None = None
        self.frozen = IconLine(look)
        self.comments = FieldComments(look)
        self.why_none = WhyNoneBoxes()
        self.why_none.edited.connect(self._edited)
        self.name, self.guidance = label("", "heading"), label("")
        self.hooks, self.note = label("", "small"), label("", "small")
        self.audiences = AudienceChips(look)
        self.problem, self.origin, self.overruled = IconLine(look), IconLine(look, "small"), IconLine(look, "small")
        self.restore_button = QPushButton(look.icon("undo"), "")
        self.restore_button.clicked.connect(self.restore)
        self.source_button = QPushButton(look.icon("next"), "")
        self.source_button.clicked.connect(self._go_to_source)
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self._lay_out()

    def _lay_out(self) -> None:
        space = theme().space
        top = column(self.name, self.guidance, self.hooks, self.audiences, spacing=space.small)
        below = column(self.why_none, self.problem, self.origin, self.overruled, spacing=space.small)
        below.addLayout(row(self.restore_button, self.source_button))
        content = column(top, self.frozen, self._place, below, self.note, self.comments, spacing=space.large)
        content.addStretch(1)
        self.setLayout(content)

    @property
    def field(self) -> Field | None:
        """The field that is shown."""
        return self._field

    def show_field(self, content: Content, field: Field, draft: Draft | None) -> None:
        """Show this row, with its draft where what was typed could not be saved."""
        self._content, self._field = content, field
        self.name.setText(row_name(field))
        self.guidance.setText(translate(field.guidance))
        self.hooks.setText(self.tr("Asked by: {hooks}").format(hooks="; ".join(field.legal)))
        self.audiences.show_audiences(content.form, field.audience)
        self.note.setText(self.tr("Our note: {note}").format(note=translate(field.note)) if field.note else "")
        self.note.setVisible(field.note is not None)
        self.frozen.say(why_frozen(content.document.state), "lock")
        self.setFocusProxy(self._place_answer(content, field))
        self.why_none.setVisible(self.editor is not None)
        self._fill(content, draft)
        self.show_standing(content)

    def _place_answer(self, content: Content, field: Field) -> QWidget:
        """Put the editor into its place, or the answer where it is frozen, and say what takes the keyboard."""
        emptied(self._place)
        self.editor = None
        if field.derived is not None:
            return self.source_button
        if content.document.state is not DocumentState.DRAFT:
            frozen = FrozenAnswer(content, field, row_name(field))
            self._place.addWidget(frozen)
            return frozen
        self.editor = editor_for(field.type, row_name(field), self._look)
        self.editor.edited.connect(self._edited)
        self._place.addWidget(self.editor)
        return self.editor

    def show_standing(self, content: Content) -> None:
        """Show anew what is known of the answer; the editor stays as it is."""
        self._content, field = content, self._field
        if field is None:
            return
        answer, overruled = content.answer(field), content.overruled(field)
        if answer:
            self.origin.say(origin_words(content, answer), answer.provenance.origin)
        else:
            self.origin.say(self._why_open(content, field), "open", Tone.WARN)
        if field.derived:
            self._show_derived(content, field, answer)
        self.overruled.say("")
        if overruled:
            text = self.tr("Your answer stands before the value that the program found: {value} ({origin}).")
            told = text.format(value=show(field, overruled.value), origin=origin_words(content, overruled))
            self.overruled.say(told, overruled.provenance.origin)
        self.restore_button.setText(self._restore_words(content, field))
        is_draft = content.document.state is DocumentState.DRAFT
        self.restore_button.setVisible(is_draft and field.id in content.typed)
        self.source_button.setVisible(field.derived is not None)

    def refill(self) -> None:
        """Show the answer as it is saved, whatever stands in the editor."""
        if self._content and self._field:
            self._fill(self._content, None)

    def show_problem(self, problem: Problem | None) -> None:
        """Say beneath the editor what is wrong with it, or that nothing is."""
        self.problem.say(say_problem(problem) if problem else "", "failure", Tone.BAD)
        in_reason = self.why_none.why() is not None
        self.why_none.mark_wrong(problem is not None)
        if self.editor:
            self.editor.mark_wrong(problem is not None and not in_reason)

    def _fill(self, content: Content, draft: Draft | None) -> None:
        if (field := self._field) is None or self.editor is None:
            return
        answer = content.answer(field)
        value = draft.value if draft else answer.value if answer else None
        why = draft.why if draft else _why_none(content, field, answer)
        self.why_none.show_why(why, may_not_apply=field.not_applicable_allowed)
        self.editor.show_value(value)
        self.editor.setVisible(why is None)
        self.show_problem(draft.problem if draft else None)

    def _show_derived(self, content: Content, field: Field, answer: Answer | None) -> None:
        assert field.derived is not None  # noqa: S101  (the caller has looked)
        source = row_name(content.form.field(field.derived.field))
        emptied(self._place)
        shown = show(field, answer.value) if answer else self.tr("not computed yet")
        self._place.addWidget(label(shown, "heading", selectable=True))
        text = self.tr("This row follows from “{source}” and takes no answer of its own.").format(source=source)
        self._place.addWidget(label(text, "muted"))
        if field.derived.convention:
            self._place.addWidget(label(translate(field.derived.convention), "muted"))
        self.source_button.setText(self.tr("Go to “{source}”").format(source=source))

    def _why_open(self, content: Content, field: Field) -> str:
        if field.derived:
            source = row_name(content.form.field(field.derived.field))
            return say("documents.open_exact_answer", {"label": source})
        if why := content.left_open(field):
            return self.tr("Left open by you: {reason}").format(reason=why)
        return self.tr("No answer yet: {reason}").format(reason=say(reason(content, field), {}))

    def _restore_words(self, content: Content, field: Field) -> str:
        filled = content.filled.get(field.id)
        if filled is None:
            return self.tr("Take the answer back")
        if filled.provenance.origin == "measured":
            return self.tr("Use the measured value again")
        if filled.provenance.origin == "inspected":
            return self.tr("Use the inspected value again")
        if filled.provenance.origin == "computed":
            return self.tr("Use the computed value again")
        return self.tr("Use the recorded value again")

    def _edited(self) -> None:
        if self._field is None or self.editor is None:
            return
        why, value = self.why_none.why(), self.editor.value()
        self.editor.setVisible(why is None)
        if why is None and value is None:
            typed = Typed(self._field.id, None, None, None)
        else:
            problem = self._problem_of(self._field, value) if why is None else self._problem_of_reason(why.reason)
            typed = Typed(self._field.id, value, why, problem)
        self.show_problem(typed.problem)
        self.typed.emit(typed)

    def _problem_of(self, field: Field, value: Json) -> Problem | None:
        try:
            parse(field, as_if_kept(field, value))
        except Misuse as problem:
            return problem
        return None

    def _problem_of_reason(self, reason: str) -> Problem | None:
        if reason.strip() or self._field is None:
            return None
        return Misuse("desk.reason_missing", field=self._field.label)

    def _go_to_source(self) -> None:
        if self._field and self._field.derived:
            self.go_to.emit(self._field.derived.field)


def _why_none(content: Content, field: Field, answer: Answer | None) -> WhyNone | None:
    if answer and answer.not_applicable is not None:
        return WhyNone("not_applicable", answer.not_applicable)
    left_open = content.left_open(field)
    return WhyNone("left_open", left_open) if left_open is not None else None
