"""What answering requests took of a model: counted by the engine, added up per unit, pack and run."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Work:
    """Counts of work done, padding aside.

    `tokens_read`: tokens of the distinct sequences asked, however often or seldom they ran; it hangs on the requests
    alone. `tokens_written`: tokens of the answers. `forwards`: tokens that ran through the layers (less than read and
    written together where prefixes are shared). `attended`: pairs of a token and a token that it looked at.
    `head_positions`: positions at which the output head ran. `device_seconds`: time inside forward passes (on a GPU by
    its own clock). `splits`: times that memory ran out and a batch was cut in two.
    """

    tokens_read: int = 0
    tokens_written: int = 0
    forwards: int = 0
    attended: int = 0
    head_positions: int = 0
    device_seconds: float = 0.0
    splits: int = 0

    def __add__(self, other: Work) -> Work:
        return Work(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Work)))

    def __sub__(self, other: Work) -> Work:
        return Work(*(getattr(self, f.name) - getattr(other, f.name) for f in fields(Work)))
