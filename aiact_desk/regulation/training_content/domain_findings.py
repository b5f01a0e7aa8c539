"""Whether as many domains are listed as the template asks (TS2)."""

from __future__ import annotations

from aiact_desk.regulation.finding import Finding, ValueOf
from aiact_desk.regulation.json_values import Json, as_list, as_mapping, as_text
from aiact_desk.regulation.top_domains import DomainRule, load_top_domains
from aiact_desk.regulation.training_content.answers import rows
from aiact_desk.regulation.training_content.rules import said

SMALL = "Small or medium-sized enterprise, start-ups included"
"""The size class, in the words of the provider profile, that the rule with the bound is for."""


def domain_findings(value_of: ValueOf) -> list[Finding]:
    """TS2. Template C(2025) 8311, s. 2.3. Domains left out for a reason leave their places empty."""
    if value_of("2.3.used") != "Yes":
        return []
    answer = value_of("2.3.domains")
    if answer is None:
        return [said("TS2", "open", "training_content.no_domains")]
    record = as_mapping(answer)
    rule = _rule(as_text(record["rule"]))
    return [*_size_class(value_of, rule), *_list(record), _number(value_of, record, rule)]


def _rule(title: str) -> DomainRule:
    return next(rule for rule in load_top_domains().rules if rule.title == title)


def _size_class(value_of: ValueOf, rule: DomainRule) -> list[Finding]:
    """The rule with a bound is open to small and medium-sized enterprises alone; they may list by the other one too."""
    size_class = value_of("H.size_class")
    if rule.most is None or size_class == SMALL:
        return []
    if size_class is None:
        return [said("TS2", "open", "training_content.no_size_class", by=rule.title)]
    return [said("TS2", "broken", "training_content.not_small", by=rule.title, size_class=size_class)]


def _list(record: dict[str, Json]) -> list[Finding]:
    """The list stands in the row, in a file, or behind a link; one in the row has as many names as are stated."""
    if record["list"] is not None:
        names, stated = len(as_list(record["list"])), int(as_text(record["listed"]))
        return (
            []
            if names == stated
            else [said("TS2", "broken", "training_content.other_number_of_names", names=names, stated=stated)]
        )
    return [] if record["file"] or record["link"] else [said("TS2", "open", "training_content.no_list")]


def _number(value_of: ValueOf, record: dict[str, Json], rule: DomainRule) -> Finding:
    domains, listed = int(as_text(record["domains"])), int(as_text(record["listed"]))
    asked = rule.listed(domains)
    removed = sum(int(as_text(row["domains"])) for row in rows(value_of, "H.removals"))
    params = {
        "by": rule.title,
        "domains": domains,
        "listed": listed,
        "asked": asked,
        "removed": removed,
    }
    if listed > domains:
        return said("TS2", "broken", "training_content.more_than_all", **params)
    if listed + removed < asked:
        return said("TS2", "broken", "training_content.too_few", **params)
    return said(
        "TS2",
        "holds",
        "training_content.listed_without_removed" if listed < asked else "training_content.listed",
        **params,
    )
