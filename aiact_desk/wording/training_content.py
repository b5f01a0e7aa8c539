"""Sentences about the public summary of training content: what its rules say of the answers."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "training_content.no_datasets": N_(
        "The public datasets are not listed with their sizes, so nothing says which of them are large. Fill H.datasets."
    ),
    "training_content.mixed_units": N_(
        "{modality}: the sizes of the public datasets are in several units ({units}) and cannot be added up. "
        "Give all of them in one unit in H.datasets."
    ),
    "training_content.large_not_listed": N_(
        "Above {share} % of the public data of their modality, but not listed in 2.1.large: {names}."
    ),
    "training_content.large_listed": N_(
        "Of {datasets} rows of public datasets, {large} datasets are above {share} % of their modality; all are listed."
    ),
    "training_content.no_modality": N_("No modality is ticked in 1.3.modality."),
    "training_content.no_size": N_(
        "No size in 1.3.size for: {modalities}. Choose a band, or give an approximate size in another unit."
    ),
    "training_content.size_not_ticked": N_(
        "1.3.size states a size for modalities that 1.3.modality does not tick: {modalities}."
    ),
    "training_content.other_band": N_(
        "{modality}: the band stated is “{given}”, the exact size in H.sizes lies in “{exact}”. Correct one of the two."
    ),
    "training_content.sized": N_("Each modality has a size that fits the exact figures given: {modalities}."),
    "training_content.no_domains": N_("The most relevant domain names are not listed. Fill 2.3.domains."),
    "training_content.no_size_class": N_(
        "The list follows the rule “{by}”, which is for small and medium-sized enterprises. "
        "State the size of the enterprise in H.size_class or in the provider profile."
    ),
    "training_content.not_small": N_(
        "The list follows the rule “{by}”, which is for small and medium-sized enterprises, but the size stated is "
        "“{size_class}”."
    ),
    "training_content.other_number_of_names": N_(
        "2.3.domains names {names} domains and states that {stated} are listed. Correct one of the two."
    ),
    "training_content.no_list": N_(
        "2.3.domains gives figures but no list. Give the names, a file with them, or a link to it."
    ),
    "training_content.more_than_all": N_(
        "2.3.domains states that {listed} domains are listed, but there are {domains} in all."
    ),
    "training_content.too_few": N_(
        "By the rule “{by}”, {asked} of {domains} domains are to be listed. Listed are {listed}, and H.removals names "
        "{removed} that were left out for a reason."
    ),
    "training_content.listed": N_(
        "By the rule “{by}”, {asked} of {domains} domains are to be listed; listed are {listed}."
    ),
    "training_content.listed_without_removed": N_(
        "By the rule “{by}”, {asked} of {domains} domains are to be listed; listed are {listed}, and H.removals names "
        "{removed} that were left out for a reason."
    ),
    "training_content.continues_unknown": N_("1.3.latest_date does not say whether training goes on with new data."),
    "training_content.update_not_published": N_(
        "Not yet published: neither H.places nor H.first_published states a day, so none follows for an update."
    ),
    "training_content.material_change": N_(
        "A material change of {change} came after the last update ({last}): the summary is to be updated now."
    ),
    "training_content.training_ended": N_(
        "Training does not go on with new data, so no update is due. The last one was on {last}."
    ),
    "training_content.update_overdue": N_(
        "Training goes on with new data and the summary was last updated on {last}: an update was due by {due}."
    ),
    "training_content.update_due": N_(
        "Training goes on with new data and the summary was last updated on {last}: the next update is due by {due}, "
        "sooner where the change is material."
    ),
    "training_content.not_placed": N_(
        "1.2.date does not say when the model was placed on the Union market, so no day follows for the summary."
    ),
    "training_content.due": N_(
        "The model was placed on the Union market on {placed}: the summary is to be public by {due}. "
        "Neither H.first_published nor H.places states a publication. Fines are possible from {fines}."
    ),
    "training_content.overdue": N_(
        "The model was placed on the Union market on {placed}: the summary was to be public by {due}. "
        "Neither H.first_published nor H.places states a publication. Fines are possible from {fines}."
    ),
    "training_content.in_time": N_(
        "The model was placed on the Union market on {placed}, the summary was due by {due} and public on {published}."
    ),
    "training_content.late": N_(
        "The model was placed on the Union market on {placed}, the summary was due by {due} but public on {published}. "
        "Fines are possible from {fines}."
    ),
    "training_content.gaps": N_(
        "Rows without an answer and without a printed reason: {rows}. For an older model, say in each what is missing "
        "and why."
    ),
    "training_content.gaps_explained": N_("Rows of this older model without an answer print their reason: {rows}."),
    "training_content.gaps_of_newer_model": N_(
        "Required rows are left open: {rows}. Only for models placed on the Union market before {until} may "
        "information be left out with a reason. Give each row an answer."
    ),
    "training_content.no_gaps": N_("Every row that is asked of this older model has an answer."),
    "training_content.modification_unknown": N_(
        "1.2.deps names models that this one rests on. Say in H.modification whether the provider became a provider by "
        "modifying one: then the summary describes the data of the modification alone."
    ),
    "training_content.no_base_model": N_(
        "The model is a modification, but 1.2.deps does not name the model that was modified. Name it, with a link to "
        "its summary."
    ),
    "training_content.no_link_to_base": N_("1.2.deps gives no link to the summary of: {models}."),
    "training_content.links_to_base": N_(
        "The summary of the modification links to that of: {models}. It describes the data of the modification alone."
    ),
    "training_content.open_source_not_exempt": N_(
        "Models under a free and open-source licence need the summary like all others."
    ),
    "training_content.template_mandatory": N_("The summary keeps to the template's rows, labels and order."),
    "training_content.no_place": N_("No publication of this version is recorded in H.places for: {places}."),
    "training_content.not_yet_published": N_("Places without a day of publication in H.places: {links}."),
    "training_content.no_sha256": N_(
        "H.places has something else than a SHA-256 (64 digits, 0 to 9 and a to f) for: {links}."
    ),
    "training_content.no_hash": N_("H.places has no SHA-256 of the live copy for: {links}."),
    "training_content.no_live_copy": N_("No live copy is kept. Download one and give it in H.live_copy."),
    "training_content.other_copy": N_(
        "The SHA-256 of {name} (H.live_copy) is that of none of the places in H.places: another version may be public."
    ),
    "training_content.published": N_(
        "This version is published in {places} places, each with the hash of its live copy."
    ),
    "training_content.same_content": N_(
        "The summary covers {models} models or versions, whose training content is stated to be the same."
    ),
    "training_content.other_content": N_(
        "The summary covers {models} models or versions whose training content differs. Write one summary for each "
        "content."
    ),
    "training_content.content_unknown": N_(
        "The summary covers {models} models or versions. Say in H.same_content whether their training content is the "
        "same."
    ),
    "training_content.backwards": N_("{where}: the period ends ({to}) before it begins ({from})."),
    "training_content.strange_modality": N_(
        "Section {section} ticks modalities that 1.3.modality does not: {names}. Correct one of the two."
    ),
    "training_content.no_types": N_("1.3.types describes no content for: {names}."),
    "training_content.modalities_agree": N_(
        "The modalities of the sources are among those of the overall data, and each has its types of content."
    ),
}
