"""Sentences of the room `documents`."""

from aiact_desk.wording.catalogue import N_  # noqa: F401

SENTENCES: dict[str, str] = {}
