"""A page of a list: the rows as they were read, each made into its record when somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, overload

Record = TypeVar("Record", covariant=True)


class Page(Sequence[Record]):
    """A read-only list. A view that shows thirty rows of a hundred makes thirty records; each is made once."""

    __slots__ = ("_kept", "_made", "_rows")

    def __init__(self, rows: Sequence[tuple[Any, ...]], made: Callable[[tuple[Any, ...]], Record]) -> None:
        self._rows, self._made = rows, made
        self._kept: dict[int, Record] = {}

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Record: ...

    @overload
    def __getitem__(self, at: slice) -> list[Record]: ...

    def __getitem__(self, at: int | slice) -> Record | list[Record]:
        if isinstance(at, slice):
            return [self._record(number) for number in range(*at.indices(len(self._rows)))]
        return self._record(range(len(self._rows))[at])

    def __iter__(self) -> Iterator[Record]:
        return map(self._record, range(len(self._rows)))

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, Page | list | tuple) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # as a list has none

    def __repr__(self) -> str:
        return repr(list(self))

    def _record(self, number: int) -> Record:
        if number not in self._kept:
            self._kept[number] = self._made(self._rows[number])
        return self._kept[number]
