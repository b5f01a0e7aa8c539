"""Sentences about the register of recipients."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "register.unknown": N_("There is no recipient “{ref}”. Add them: aiact-desk register recipient add NAME."),
    "register.near": N_("There is no recipient “{ref}”. Did you mean: {near}?"),
    "register.ambiguous": N_("“{ref}” begins the ids of several recipients: {found}. Give more of the id."),
    "register.unknown_delivery": N_("There is no delivery “{ref}”. “aiact-desk register list” shows them."),
    "register.near_delivery": N_("There is no delivery “{ref}”. Did you mean: {near}?"),
    "register.ambiguous_delivery": N_("“{ref}” begins the ids of several deliveries: {found}. Give more of the id."),
    "register.unknown_kind": N_("“{given}” is no kind of recipient. Known are: {known}."),
    "register.recipient_taken": N_("“{name}” is on the list of recipients already. Each is added once."),
    "register.day_ahead": N_("{day} has not come yet. Note a delivery on the day on which it happened, or later."),
}
