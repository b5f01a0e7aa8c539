"""How lists are read: SQL that is made once, run on a connection that stays open, and rows that become records when
they are looked at. So a page costs what SQLite takes to find it.
"""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.orm import aliased

from aiact_desk.library.database import Database
from aiact_desk.pages import Page

Row = TypeVar("Row")
Record = TypeVar("Record")

_DIALECT: Dialect = sqlite.dialect()


def newest(row: type[Any], *of: str) -> Select[Any]:
    """The rows of a mapping with the highest revision among those that are alike in the columns `of`."""
    same = aliased(row)
    alike = [getattr(same, name) == getattr(row, name) for name in of]
    highest = select(func.max(same.revision)).where(*alike).correlate(row).scalar_subquery()
    return select(row).where(row.revision == highest)


class Listing(Generic[Row]):
    """Rows of a table in an order, page by page; all of them, or those in which some columns have given values.

    `Row` is what a selected row reads like: mostly a mapping of `tables`.
    """

    def __init__(self, listed: Select[*tuple[Any, ...]]) -> None:
        self._listed = listed
        self._names = listed.selected_columns.keys()
        self._readers = [column.type.result_processor(_DIALECT, None) for column in listed.selected_columns]
        self._written: dict[tuple[str, ...], tuple[str, tuple[str, ...]]] = {}

    def page(
        self,
        database: Database,
        made: Callable[[Row], Record],
        offset: int = 0,
        limit: int = -1,
        **where: str | None,
    ) -> Page[Record]:
        """A page of the rows; a `limit` of -1 gives all. A column that is to be None is not looked at."""
        sql, given = self.statement(offset, limit, **where)
        return Page(database.rows(sql, given), lambda cells: made(self._row(cells)))

    def statement(self, offset: int, limit: int, **where: str | None) -> tuple[str, list[object]]:
        """The SQL of a page, and what it is given."""
        given: dict[str, object] = {name: value for name, value in where.items() if value is not None}
        columns = tuple(given)
        if columns not in self._written:
            self._written[columns] = self._write(columns)
        sql, order = self._written[columns]
        given |= {"offset": offset, "limit": limit}
        return sql, [given[name] for name in order]

    def _write(self, columns: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
        listed = self._listed.offset(bindparam("offset")).limit(bindparam("limit"))
        for name in columns:
            listed = listed.where(self._listed.selected_columns[name] == bindparam(name))
        compiled = listed.compile(dialect=_DIALECT)
        return str(compiled), tuple(compiled.positiontup or ())

    def _row(self, cells: tuple[Any, ...]) -> Row:
        """The cells under the names and in the types of the mapping."""
        read = [cell if reader is None else reader(cell) for reader, cell in zip(self._readers, cells, strict=True)]
        return cast("Row", SimpleNamespace(**dict(zip(self._names, read, strict=True))))
