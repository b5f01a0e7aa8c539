"""Sentences about the provider profile."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "provider.unknown_field": N_(
        "The provider profile has no field {field}. Choose one of: {known}. “aiact-desk provider show” lists them all."
    ),
}
