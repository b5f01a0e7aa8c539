"""Sentences about requests for information."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    # Names that are not known.
    "requests.unknown": N_("There is no request “{ref}”. “aiact-desk answer-pack request list” shows them."),
    "requests.near": N_("There is no request “{ref}”. Did you mean: {near}?"),
    "requests.ambiguous": N_("“{ref}” begins the ids of several requests: {found}. Give more of the id."),
    "requests.unknown_item": N_("No request has an item “{ref}”. “aiact-desk answer-pack request show” lists them."),
    "requests.near_item": N_("No request has an item “{ref}”. Did you mean: {near}?"),
    "requests.ambiguous_item": N_("“{ref}” begins the ids of several items: {found}. Give more of the id."),
    "requests.unknown_claim": N_("There is no claim “{ref}”. “aiact-desk answer-pack request show” lists them."),
    "requests.near_claim": N_("There is no claim “{ref}”. Did you mean: {near}?"),
    "requests.ambiguous_claim": N_("“{ref}” begins the ids of several claims: {found}. Give more of the id."),
    "requests.unknown_answer": N_("There is no answer “{ref}”. “aiact-desk answer-pack request show” lists them."),
    "requests.near_answer": N_("There is no answer “{ref}”. Did you mean: {near}?"),
    "requests.ambiguous_answer": N_("“{ref}” begins the ids of several answers: {found}. Give more of the id."),
    "requests.unknown_authority": N_("“{given}” is no authority that asks for information. Known are: {known}."),
    "requests.unknown_basis": N_("“{given}” is no provision by which information is asked for. Known are: {known}."),
    "requests.unknown_form": N_("“{given}” is no form of asking. Known are: {known}."),
    "requests.unknown_capacity": N_("“{given}” is no power by which somebody answers. Known are: {known}."),
    "requests.unknown_ground": N_("“{given}” is no ground of confidentiality. Known are: {known}."),
    # What a request says.
    "requests.number_taken": N_(
        "The request {number} of this authority is noted already, as {request}. Each request is noted once."
    ),
    "requests.other_asks": N_("By {source} it is not “{given}” that asks. Those who may ask by it are: {known}."),
    "requests.deadline_first": N_(
        "The deadline {deadline} lies before the day on which the request came in ({received}). Look at both days."
    ),
    # What answers it.
    "requests.no_place": N_("“{given}” names no row or run. Write it as DOCUMENT:ROW or DOCUMENT:RUN."),
    "requests.other_model": N_("The document {document} is of another model than the request {request}."),
    "requests.run_not_counting": N_(
        "The document {document} does not rest on the run {run}. Name a run that counts in it: {known}."
    ),
    # Claims.
    "requests.claim_one": N_("A claim names one thing: a row (with or without its words), or a file."),
    "requests.claim_not_answering": N_(
        "{given} answers no item of {request}, so there is nothing to claim. Add it to an item first."
    ),
    "requests.words_short": N_(
        "“{words}” is too short to be claimed: it has fewer than {least} signs and would stand in many words. "
        "Claim more of the text, or the whole row."
    ),
    "requests.words_not_found": N_(
        "“{words}” does not stand in {place} as it is printed. Copy the words from one paragraph or cell of the row: "
        "aiact-desk answer-pack request show {request}."
    ),
}
