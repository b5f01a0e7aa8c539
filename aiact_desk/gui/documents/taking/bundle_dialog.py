"""The dialog before a bundle is taken in: what would change, and which side counts where both changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from aiact_desk.desk import bundles
from aiact_desk.documents.bundles.comparing import Compared, Side
from aiact_desk.documents.bundles.outcome import Outcome
from aiact_desk.documents.bundles.sayings import Saying
from aiact_desk.documents.bundles.schema import BundledAnswer, BundledChoice
from aiact_desk.gui import words
from aiact_desk.gui.documents.taking.side_by_side import Offer
from aiact_desk.gui.documents.taking.take_dialog import TakeDialog
from aiact_desk.gui.parts.facts import Fact, FactList
from aiact_desk.gui.workbench import Workbench
from aiact_desk.regulation.json_values import canonical
from aiact_desk.wording import say_problem


class BundleDialog(TakeDialog):
    """Shows what a dry run came to. A ticked row says: theirs counts; one that is not: ours stays."""

    def __init__(
        self, parent: QWidget, bench: Workbench, file: Path, found: Outcome, done: Callable[[Outcome], object]
    ) -> None:
        super().__init__(
            parent,
            bench,
            words.translate("BundleDialog", "Take in a bundle"),
            words.translate(
                "BundleDialog",
                "What changed there alone is taken over. Where both sides changed a row, tick it if theirs counts; "
                "else it stays as it is here.",
            ),
            words.translate("BundleDialog", "There"),
            least=0,
        )
        self.act.setText(self.tr("Take in"))
        facts = FactList(bench.look.mono())
        facts.show_facts(self._facts(file, found))
        self.above.addWidget(facts)
        desk, names = bench.desk, [one.name for one in found.conflicts]

        def take(keys: object) -> Outcome:
            chosen = set(keys) if isinstance(keys, list) else set()
            takes: dict[str, Side] = {name: "theirs" if name in chosen else "mine" for name in names}
            return bundles.import_bundle(desk, file, takes=takes)

        self.offer(
            [_offer(one) for one in found.rows if one.change != "same"],
            [say_problem(one) for one in found.refused],
            take,
            lambda outcome: done(outcome) if isinstance(outcome, Outcome) else None,
        )

    def _facts(self, file: Path, found: Outcome) -> list[Fact]:
        said = self.tr("not here yet; it is added") if found.is_new else self.tr("here already; both are joined")
        facts = [
            Fact(self.tr("File"), file.name),
            Fact(self.tr("From the library"), found.sender, code=True),
            Fact(self.tr("Document"), f"{found.document_id}: {said}"),
        ]
        counts = (
            (self.tr("Model added"), found.model or ""),
            (self.tr("Versions added"), ", ".join(found.versions)),
            (self.tr("Runs added"), ", ".join(found.runs)),
            (self.tr("Comments added"), str(len(found.comments) or "")),
            (self.tr("Comments settled"), str(len(found.settled) or "")),
            (self.tr("Steps of its review"), str(len(found.steps) or "")),
        )
        return facts + [Fact(name, value) for name, value in counts if value]


def _offer(one: Compared) -> Offer:
    verdicts = {
        "same": "",
        "theirs": words.translate("BundleDialog", "changed there: taken over"),
        "mine": words.translate("BundleDialog", "changed here: stays"),
        "conflict": words.translate("BundleDialog", "changed on both sides"),
        "frozen": words.translate("BundleDialog", "changed there, and frozen here"),
    }
    return Offer(
        key=one.name,
        name=one.name,
        verdict=verdicts[one.change],
        stands=_shown(one.here),
        offered=_shown(one.there),
        source=_who(one.there),
        can_take=one.change == "conflict",
        ticked=False,
    )


def _shown(found: Saying | None) -> str:
    """What was said, as text."""
    if found is None or found.content is None:
        return ""
    match found.said:
        case BundledAnswer() as said if said.not_applicable is not None:
            return words.translate("BundleDialog", "Not applicable: {reason}").format(reason=said.not_applicable)
        case BundledAnswer() as said if said.left_open is not None:
            return words.translate("BundleDialog", "Left open: {reason}").format(reason=said.left_open)
        case BundledAnswer() as said:
            return said.value if isinstance(said.value, str) else canonical(said.value)
        case BundledChoice() as said:
            return f"{said.run}: {said.reason}"
        case said:
            return f"{said.mark}: {said.reason}"


def _who(found: Saying | None) -> str:
    if found is None:
        return ""
    said = found.said
    source = said.source if isinstance(said, BundledAnswer) else said.person
    return words.translate("BundleDialog", "There by {who}, {day}").format(who=source, day=f"{said.at:%Y-%m-%d}")
