"""The logical forms of `syllogism_answers`, each with three statements: one that follows, one against, one left open.

A form is written for a reader: `all A B` stands for "all A are B", `some-not A B` for "some A are not B", `x A` for "x
is A"; p, q, r, s are whole facts, `-p` says that p is not so. Which statement is which was settled by hand.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Form:
    """Premises, and the statements that must be true, cannot be true, and may be either."""

    id: str
    premises: tuple[str, ...]
    must: str
    cannot: str
    open: str


def _forms(text: str) -> tuple[Form, ...]:
    found = []
    for line in text.strip().splitlines():
        id, premises, must, cannot, open_ = (part.strip() for part in line.split("|"))
        found.append(Form(id, tuple(part.strip() for part in premises.split(";")), must, cannot, open_))
    return tuple(found)


FORMS = _forms(
    """
    chain            | all A B; all B C                    | all A C        | some-not A C   | all C A
    chain_to_none    | all A B; no B C                     | no A C         | some A C       | all B A
    some_in_chain    | some A B; all B C                   | some A C       | no A C         | all A C
    some_outside     | some A B; no B C                    | some-not A C   | all A C        | some A C
    member           | all A B; x A; some B C              | x B            | x -B           | x C
    not_member       | all A B; all A C; x -B              | x -A           | x A            | x C
    excluded         | no A B; some B C; x A               | x -B           | x B            | x C
    member_twice     | all A B; all B C; x B               | x C            | x -C           | x A
    two_exclusions   | no A B; all C A                     | no C B         | some C B       | all A C
    outsider         | all A B; some-not C B               | some-not C A   | all C A        | some C A
    mixed_outside    | no A B; some C A                    | some-not C B   | all C B        | some C B
    common_roof      | all A B; all C B; no B D            | no A D         | some C D       | some A C
    long_chain       | all A B; all B C; all C D           | all A D        | some-not A D   | all D B
    long_to_none     | all A B; all B C; no C D            | no A D         | some A D       | all C A
    part_of_a_group  | some A B; all A C; no C D           | some-not B D   | all B D        | some B D
    only             | only A B; some A C; x B             | x A            | x -A           | x C
    only_denied      | only A B; some B C; x -A            | x -B           | x B            | x C
    shared_member    | x A; x B; some B C                  | some A B       | no A B         | all A B
    odd_one          | x A; x -B; some B A                 | some-not A B   | all A B        | all B A
    two_roofs        | all A B; all A C; x A               | some B C       | no B C         | all B C
    apart            | no A B; no C B; x B                 | x -A           | x C            | some A C
    seen_from_both   | all A B; no A C; x C                | x -A           | x A            | x B
    some_and_some    | some A B; some B C; all B D         | some A D       | no A D         | some A C
    either_kind      | or A B; all B C; x -A               | x C            | x -C           | all C B
    either_excluded  | or A B; no B C; x C                 | x A            | x -A           | all A C
    only_and_all     | only A B; all A C                   | all B C        | some-not B C   | all A B
    if_then          | if p q; if r q; p                   | q              | -q             | r
    if_not_then      | if p q; if p r; -q                  | -p             | p              | r
    two_ifs          | if p q; if q r; if s r; p           | r              | -r             | s
    two_ifs_back     | if p q; if q r; if p s; -r          | -q             | p              | s
    one_of_two       | or p q; if r q; -p                  | q              | -q             | r
    both_ways        | or p q; if p r; if q r              | r              | -r             | p
    not_both         | notboth p q; if r p; p              | -q             | q              | r
    looks_reversed   | if p q; if q r; q                   | r              | -r             | p
    looks_denied     | if p q; or p s; -p                  | s              | -s             | q
    only_if          | onlyif p q; if r q; p               | q              | -q             | r
    only_if_back     | onlyif p q; if p r; -q              | -p             | p              | r
    if_then_not      | if p -q; if r p; p                  | -q             | q              | r
    if_both          | ifboth p q r; if s r; p; q          | r              | -r             | s
    if_both_back     | ifboth p q r; if q s; p; -r         | -q             | q              | s
    if_or_else       | if p q; if -p r; if s r; -q         | r              | p              | s
    exactly_when     | iff p q; if p r; -q                 | -p             | p              | r
    just_one         | xor p q; if r p; p                  | -q             | q              | r
    """
)
