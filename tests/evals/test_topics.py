"""The map of topics says where the law touches each, with what force, and what no test can measure."""

from __future__ import annotations

import re

import pytest
import yaml

from aiact_desk import resources
from aiact_desk.evaluation.topics import Topic, topics

TOPICS = topics().topics
IDS = [topic.id for topic in TOPICS]


def test_seven_principles_stand_over_at_least_eighteen_topics() -> None:
    found = topics()
    assert "Recital 27" in found.source
    assert "non-binding" in found.note
    assert "no pass mark" in found.note
    assert len(found.principles) == 7
    assert {topic.principle for topic in TOPICS} == {principle.id for principle in found.principles}
    assert len(TOPICS) >= 18
    assert {role.id for role in found.roles} == {topic.role for topic in TOPICS}


@pytest.mark.parametrize("topic", TOPICS, ids=IDS)
def test_duties_of_systems_are_never_shown_as_duties_of_the_model(topic: Topic) -> None:
    """The chapter on general-purpose models is Art. 51 to 56; Art. 5 to 50 and 86 bind systems and their users."""
    numbers = [int(re.match(r"\d+", article)[0]) for article in topic.articles]  # type: ignore[index]
    assert all(51 <= number <= 56 for number in numbers)
    of_systems = [int(re.match(r"\d+", article)[0]) for article in topic.systems]  # type: ignore[index]
    assert all(number <= 50 or number == 86 for number in of_systems)
    if topic.role == "duty":
        assert topic.articles
    if topic.role == "help":
        assert topic.systems


@pytest.mark.parametrize("topic", TOPICS, ids=IDS)
def test_the_fields_and_measures_that_a_topic_names_are_there(topic: Topic) -> None:
    form = "\n".join(path.read_text(encoding="utf-8") for path in resources.regulation_files())
    for field in topic.fields:
        assert re.search(rf"^\s*-? ?id: {re.escape(field)}$", form, re.MULTILINE), field
    measures = {
        "Transparency": {"1.1", "1.2", "1.3"},
        "Copyright": {f"1.{number}" for number in range(1, 6)},
        "Safety and Security": {f"{one}.{two}" for one in range(1, 11) for two in range(1, 8)},
    }
    for measure in topic.measures:
        chapter, _, number = measure.rpartition(" ")
        assert number in measures[chapter]


def test_topics_that_no_test_can_touch_name_the_fields_that_answer_them() -> None:
    assert {topic.id for topic in TOPICS if not topic.measurable} == {
        "traceability", "explainability", "accountability",
    }  # fmt: skip


def test_the_four_named_systemic_risks_stand_beside_the_topics() -> None:
    assert [risk.id for risk in topics().systemic_risks] == [
        "cbrn", "loss_of_control", "cyber_offence", "harmful_manipulation",
    ]  # fmt: skip


def test_every_text_of_the_map_reaches_the_catalogue() -> None:
    """Only keys that the extraction knows hold texts; the rest are ids and numbers."""
    text = (resources.folder("evals/topics.yaml")).read_text(encoding="utf-8")
    keys = {key for topic in yaml.safe_load(text)["topics"] for key in topic}
    assert keys <= set(Topic.model_fields)
