"""From the answers of the form to the facts that the rules on scope start from; what is not stated stays unknown."""

from __future__ import annotations

from pydantic import ValidationError

from aiact_desk.regulation.finding import ValueOf
from aiact_desk.regulation.input_types import Refused
from aiact_desk.regulation.json_values import Json, as_mapping
from aiact_desk.regulation.scope.facts import Establishment, Facts, Role
from aiact_desk.regulation.scope.totals import totals_of
from aiact_desk.regulation.scope_assessment.answers import chosen, id_of, option, table, yes
from aiact_desk.regulation.scope_assessment.phases import phases
from aiact_desk.regulation.scope_rules import ScopeRules

ROLES = {
    "Developed by the provider": Role.DEVELOPER,
    "Developed by others for the provider": Role.COMMISSIONED,
    "Developed by a consortium": Role.CONSORTIUM,
    "Modified from a model of another provider": Role.MODIFIER,
    "Built into a system with a model of another provider": Role.INTEGRATOR,
}
ESTABLISHMENTS = {
    "In the Union": Establishment.UNION,
    "In the European Economic Area, outside the Union": Establishment.EEA,
    "In another third country": Establishment.THIRD_COUNTRY,
}
OUTPUTS = {
    "Text (code included)": "text",
    "Audio with speech": "audio_speech",
    "Images from text": "text_to_image",
    "Video from text": "text_to_video",
    "Anything else": "other",
}
JUDGED = {"General all the same": "general", "Narrow all the same": "narrow"}
LATER_WORK = {
    "By or for the same provider": "same_provider",
    "By others, for themselves": "others",
    "None": "none",
}


def facts(rules: ScopeRules, value_of: ValueOf) -> Facts:
    """The facts. For a modifier the phases are those of the modification; their direct total stands against one third,
    and the original counts into the cumulative total besides them.

    Raises:
        Misuse: if an answer cannot be a fact, such as a utilisation above 1, or the phases do not fit together.
    """
    found = _read(
        {
            "as_of": value_of("general.as_of"),
            "compute": _compute(rules, value_of),
            "model": _model(value_of),
            "systemic_risk": _systemic_risk(value_of),
            "provider": _provider(value_of),
            "modification": _original(value_of),
            "market": _market(rules, value_of),
            "open_source": _open_source(rules, value_of),
        }
    )
    if found.provider.role is not Role.MODIFIER:
        return found
    own = totals_of(rules, found).direct
    return found.model_copy(update={"modification": found.modification.model_copy(update={"own_flop": own})})


def _read(given: dict[str, object]) -> Facts:
    """The facts, or the first problem that refused one of them, as it is worded for a person."""
    try:
        return Facts.model_validate(given)
    except ValidationError as error:
        for each in error.errors():
            refused = each.get("ctx", {}).get("error")
            if isinstance(refused, Refused):
                raise refused.problem from error
        raise


def _compute(rules: ScopeRules, value_of: ValueOf) -> dict[str, object]:
    return {
        "phases": phases(rules, value_of),
        "reported_flop": value_of("compute.reported_flop"),
        "later_flop": value_of("compute.later_flop"),
    }


def _model(value_of: ValueOf) -> dict[str, object]:
    outputs, judged = chosen(value_of, "model.outputs"), value_of("model.judged")
    return {
        "outputs": None if outputs is None else [OUTPUTS[option] for option in outputs],
        "judged": option(JUDGED, judged),
        "reason": value_of("model.reason"),
    }


def _systemic_risk(value_of: ValueOf) -> dict[str, object]:
    names = ("designated_on", "business_users", "threshold_known_on", "notified_on", "arguments_on")
    return {"designated": yes(value_of("risk.designated")), **{name: value_of(f"risk.{name}") for name in names}}


def _provider(value_of: ValueOf) -> dict[str, object]:
    turnover = value_of("turnover.worldwide")
    return {
        "role": option(ROLES, value_of("provider.role")),
        "coordinator": value_of("provider.coordinator"),
        "established": option(ESTABLISHMENTS, value_of("provider.established")),
        "mandate_on": value_of("provider.mandate_on"),
        "turnover_eur": None if turnover is None else as_mapping(turnover)["amount"],
    }


def _original(value_of: ValueOf) -> dict[str, object]:
    return {
        "flop": value_of("modification.original_flop"),
        "systemic_risk": yes(value_of("modification.original_systemic_risk")),
    }


def _market(rules: ScopeRules, value_of: ValueOf) -> dict[str, object]:
    return {
        "supplied_in_union": yes(value_of("market.supplied_in_union")),
        "first_supplied_on": value_of("market.first_supplied_on"),
        "ways": [id_of(rules.ways_of_supply, way) for way in chosen(value_of, "market.ways") or []],
        "commercial": yes(value_of("market.commercial")),
        "union_excluded": yes(value_of("market.union_excluded")),
        "later_work": option(LATER_WORK, value_of("provider.later_work")),
    }


def _open_source(rules: ScopeRules, value_of: ValueOf) -> dict[str, object]:
    """Nothing where the exemption is not assessed: its rows are not asked then."""
    if value_of("open_source.assessed") != "Yes":
        return {}
    changes = [
        {"what": id_of(rules.open_source.changes, str(row["what"])), "changed_on": row["changed_on"]}
        for row in table(value_of, "open_source.changes")
    ]
    conditions = {each.id: _condition(value_of(f"open_source.{each.id}")) for each in rules.open_source.conditions}
    return {"assessed_on": value_of("open_source.assessed_on"), "changes": changes, **conditions}


def _condition(given: Json) -> dict[str, object]:
    if given is None:
        return {}
    parts = as_mapping(given)
    return {"holds": yes(parts["holds"]), "evidence": parts["evidence"]}
