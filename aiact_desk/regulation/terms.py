"""Who a row of a form is for, and by what force it is asked."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    """Who reads a view of a form: the AI Office, national competent authorities, downstream providers, the public,
    and the provider's own house, which sees its working rows as well.
    """

    AIO = "aio"
    NCA = "nca"
    DP = "dp"
    PUBLIC = "public"
    HOUSE = "house"


class Force(StrEnum):
    """How strongly a rule binds.

    `act` binds; `code` binds signatories of the chapter; `template` must be used for the training-content summary;
    `guideline` is the Commission's reading; `ours` is a proposal of this program.
    """

    ACT = "act"
    CODE = "code"
    TEMPLATE = "template"
    GUIDELINE = "guideline"
    OURS = "ours"
