"""The rolling window over a corpus: pieces of text gathered into blocks, and the n-grams found in each block.

A document that goes on in the next block brings its last words along, so that no n-gram is lost at a border.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from aiact_desk.evaluation.contamination.finds import Finds
from aiact_desk.evaluation.contamination.index import NgramIndex
from aiact_desk.evaluation.contamination.report import Place
from aiact_desk.evaluation.contamination.texts import PIECE, Piece
from aiact_desk.evaluation.contamination.words import lines_of_words, words_of

_BORDER = ""
"""Stands between two documents, so that no n-gram is found across them; it is no word."""


class Window:
    """Takes the pieces of a corpus in their order and notes what is found in them."""

    def __init__(self, finds: Finds) -> None:
        self.documents = 0
        self.words = 0
        self._finds = finds
        self._index = NgramIndex(finds.ngrams)
        self._block: list[str] = []
        self._pieces: list[_Placed] = []
        self._characters = 0

    def take(self, piece: Piece) -> None:
        """The next piece; it is searched once a block is full."""
        if piece.begins:
            self._block.append(_BORDER)
            self.documents += 1
        words = words_of(piece.text)
        self._pieces.append(_Placed(len(self._block), piece))
        self._block += words
        self.words += len(words)
        self._characters += len(piece.text) + 1
        if self._characters >= PIECE:
            self.search()

    def search(self) -> None:
        """Search what has been taken since the last time."""
        found = self._index.find(self._block)
        for at, ngram in sorted((at, ngram) for at, ngram in found if self._finds.is_new(ngram)):
            if self._finds.is_new(ngram):
                self._finds.add(ngram, self._place(at))
        self._keep_the_end()

    def _place(self, at: int) -> Place:
        number = bisect_right(self._pieces, at, key=lambda placed: placed.start) - 1
        return self._pieces[max(number, 0)].place(at)

    def _keep_the_end(self) -> None:
        if self._pieces:
            end = max(0, len(self._block) - max(0, self._index.longest - 1))
            first = max(0, bisect_right(self._pieces, end, key=lambda placed: placed.start) - 1)
            self._pieces = [_Placed(placed.start - end, placed.piece) for placed in self._pieces[first:]]
            self._block = self._block[end:]
        self._characters = 0


class _Placed:
    """A piece whose first word is the word `start` of the block; below 0 where the block holds its end alone."""

    def __init__(self, start: int, piece: Piece) -> None:
        self.start, self.piece = start, piece

    def place(self, at: int) -> Place:
        """Of the word `at` of the block."""
        lines = self._lines
        line = lines[min(max(at - self.start, 0), len(lines) - 1)] if lines else 0
        return Place(file=self.piece.file, unit=self.piece.unit, number=self.piece.number + line)

    @cached_property
    def _lines(self) -> list[int]:
        return lines_of_words(self.piece.text) if self.piece.over_lines else []
