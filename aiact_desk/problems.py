"""What a user can mend: an id and parameters, worded for a person by the faces (see `aiact_desk.wording`)."""

from __future__ import annotations


class Problem(Exception):
    """Something went wrong that a person can understand and mend.

    `id` names a sentence in `aiact_desk.wording` ("room.what_happened"); `params` fill its placeholders.
    No room but `wording` holds the sentence itself, so that every face can word it and translate it.
    """

    exit_code = 1

    def __init__(self, id: str, /, **params: object) -> None:
        self.id = id
        self.params = params
        super().__init__(id, params)

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.id}({details})"


class Misuse(Problem):
    """The request itself is wrong: an unknown name, a missing path, a value that is not of the field's type."""

    exit_code = 2
