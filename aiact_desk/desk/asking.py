"""How a run asks its model: what the suite says, changed by what the user states, checked before anything starts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import ValidationError

from aiact_desk.documents.nouns import Version
from aiact_desk.evaluation.packs import Pack, task_config
from aiact_desk.evaluation.prompt_formats import formats
from aiact_desk.evaluation.request import Asking
from aiact_desk.problems import Misuse


def asking_for(version: Version, packs: Iterable[Pack], by_suite: Asking, stated: Mapping[str, object]) -> Asking:
    """The asking of a run: `stated` (fields of `Asking`, by name) over what the suite says.

    Raises:
        Misuse: if a value is out of bounds, the parts do not fit together or the Version, or the Version has a chat
            template and nobody says whether to use it.
    """
    try:
        asking = Asking.model_validate({**by_suite.model_dump(), **stated})
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Misuse("desk.asking_value", field=where, reason=first["msg"]) from None
    packs = tuple(packs)
    _check_template(version, asking)
    _check_served(version, asking, packs)
    _check_thinking(asking, packs)
    _check_repeats(asking, packs)
    return asking


def has_template(version: Version) -> bool:
    """Whether there is a chat template to ask the Version through; behind a server it is the server's own."""
    return version.facts.served is not None or version.facts.chat_template_sha256 is not None


def _check_template(version: Version, asking: Asking) -> None:
    served = version.facts.served is not None
    if asking.chat_template is None and has_template(version):
        raise Misuse("desk.template_not_stated", version=version.name)
    if asking.chat_template and not has_template(version):
        raise Misuse("desk.no_template", version=version.name)
    if asking.thinking is not None and (served or not asking.chat_template):
        raise Misuse("desk.thinking_without_template", version=version.name)


def _check_served(version: Version, asking: Asking, packs: Iterable[Pack]) -> None:
    """What the protocol of servers cannot say would be left out by them without a word."""
    if version.facts.served is None:
        return
    if asking.sampling.top_k is not None:
        raise Misuse("desk.served_top_k", version=version.name)
    choosing = [pack.id for pack in packs if pack.output_type == "multiple_choice"]
    if asking.chat_template and choosing:
        raise Misuse("desk.served_choices_in_template", version=version.name, packs=", ".join(choosing))


def _check_thinking(asking: Asking, packs: Iterable[Pack]) -> None:
    if not asking.thinking:
        return
    if not asking.think_end:
        raise Misuse("desk.think_end_missing")
    if choosing := [pack.id for pack in packs if pack.output_type == "multiple_choice"]:
        raise Misuse("desk.thinking_about_choices", packs=", ".join(choosing))


def _check_repeats(asking: Asking, packs: Iterable[Pack]) -> None:
    if (asking.repeats > 1) != bool(asking.vary):
        raise Misuse("desk.repeats_and_vary")
    if "seeds" in asking.vary and asking.sampling.temperature == 0:
        raise Misuse("desk.seeds_without_sampling")
    if asking.vary == ("format",):
        most = max((len(formats(str(task_config(pack)["doc_to_text"]))) for pack in packs), default=1)
        if asking.repeats > most:
            raise Misuse("desk.too_many_formats", most=most)
