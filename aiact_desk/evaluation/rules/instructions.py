"""All rules for instructions, by the names that checks call them by."""

from __future__ import annotations

from aiact_desk.evaluation.rules import instructions_on_form as form
from aiact_desk.evaluation.rules import instructions_on_lines as lines
from aiact_desk.evaluation.rules import instructions_on_words as words
from aiact_desk.evaluation.rules.verdict import Rule

RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        words.word_count,
        words.sentence_count,
        words.short_words,
        words.has_words,
        words.lacks_words,
        words.has_word_often,
        words.only_repeats,
        words.first_word,
        words.last_word,
        words.lacks_sign,
        form.capitals,
        form.small_letters,
        form.capital_words,
        form.begins,
        form.ends,
        form.encloses,
        form.exactly,
        form.one_of,
        form.parts,
        form.ordered_parts,
        lines.line_count,
        lines.numbered_lines,
        lines.marked_lines,
        lines.titled,
        lines.labelled_lines,
        lines.json_object,
        lines.json_list,
    )
}
