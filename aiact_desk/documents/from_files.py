"""What the inspected files of a Version say to the rows of the form. None: they do not say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aiact_desk.documents.nouns import Version
from aiact_desk.regulation.json_values import Json

_FORM_MODALITIES = ("Text", "Images", "Audio", "Video")


def architecture(version: Version) -> Json:
    """One statement of at most 20 words: the class or family that the files name, and its sizes."""
    return architecture_in_words(dict(version.facts))


def architecture_in_words(facts: Mapping[str, object]) -> Json:
    """The same for facts by their names in `VersionFacts`; what is not known may be absent."""
    class_, family = facts.get("architecture"), facts.get("family")
    if not class_:
        return None
    named = class_ if class_ == family or not family else f"{class_} ({family})"
    sizes = {
        "{} layers": facts.get("layers"),
        "hidden size {}": facts.get("hidden_size"),
        "{} attention heads": facts.get("heads"),
        "{} key-value heads": facts.get("kv_heads"),
        "{} experts": facts.get("experts"),
        "{} used per token": facts.get("experts_used"),
    }
    parts = [words.format(size) for words, size in sizes.items() if size is not None]
    return f"{named}: {', '.join(parts)}." if parts else f"{named}."


def size(version: Version) -> Json:
    """The exact parameter count, tied weights counted once."""
    return None if version.facts.parameters is None else str(version.facts.parameters)


def input_modalities(version: Version) -> Json:
    """The modalities that the files name, in the form's words; others stand under "Other"."""
    return modalities(version.facts.input_modalities)


def output_modalities(version: Version) -> Json:
    """The same for what the model produces."""
    return modalities(version.facts.output_modalities)


def modalities(named: Sequence[str]) -> Json:
    """Named modalities as the rows take them; none where none is named."""
    if not named:
        return None
    chosen: list[Json] = [one for one in named if one in _FORM_MODALITIES]
    other = ", ".join(one for one in named if one not in _FORM_MODALITIES)
    return {"chosen": chosen, "other": other or None}


def input_max(version: Version) -> Json:
    """The context length, where text is the only input: the files name no largest size for the others."""
    return largest_input(version.facts.context_length, version.facts.input_modalities)


def largest_input(context_length: int | None, named: Sequence[str]) -> Json:
    """The context length as the largest input of a model whose only input is text."""
    if context_length is None or tuple(named) != ("Text",):
        return None
    return [{"modality": "Text", "size": str(context_length), "unit": "tokens"}]


def dependencies(version: Version) -> Json:
    """The models that the files name as base. Naming none does not mean that there is none."""
    return [{"model": name, "version": None} for name in version.facts.base_models] or None


def licence_link(version: Version) -> Json:
    """Where the licence can be read: an address, or a file among the model's own."""
    return licence_place(version.facts.licence_link)


def licence_place(link: str | None) -> Json:
    """An address as it is; a file in a sentence that says where it is."""
    if link is None or "://" in link:
        return link
    return f"Licence file {link}, delivered with the model."


def licence(version: Version) -> Json:
    """The licence by the name that the files give it; which kind it is, a person says."""
    return licence_in_words(version.facts.licence)


def licence_in_words(name: str | None) -> Json:
    """The sentence that names it; none where no file names one."""
    return f"Licence named in the model's files: {name}." if name else None


def authenticity(versions: Sequence[Version]) -> Json:
    """SHA-256 of every weight file, and of all of them together, for each Version; None if none's were seen."""
    seen = any(version.facts.weights_sha256 is not None for version in versions)
    return "\n\n".join(_hashes(version) for version in versions) if seen else None


def _hashes(version: Version) -> str:
    if version.facts.weights_sha256 is None:
        return f"{version.name}: weights not seen; the model is behind a server."
    hashes = sorted(f"{file.sha256}  {file.path}" for file in version.facts.files if file.role == "weights")
    together = f"{version.facts.weights_sha256}  (SHA-256 of the lines above, each with a line end)"
    return "\n".join([f"{version.name}, SHA-256 of each weight file:", *hashes, together])


def weights_size(version: Version) -> int | None:
    """Bytes of all weight files; None where they were not seen."""
    if version.facts.weights_sha256 is None:
        return None
    return sum(file.size for file in version.facts.files if file.role == "weights")
