"""All that the monitor shows of one run, read in the background."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from aiact_desk.desk import runs
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.runs import RunReport, RunWatch
from aiact_desk.desk.suites import show_suite
from aiact_desk.gui.evaluations.live_run import LiveRun, told
from aiact_desk.problems import Problem
from aiact_desk.wording.catalogue import translate


@dataclass(frozen=True)
class RunDetail:
    """One run with its plan, its figures, what its events said, titles and topics of its packs by id, and its log."""

    report: RunReport
    live: LiveRun
    suite: str
    titles: dict[str, str]
    topics: dict[str, str]
    log: Path


def look_at(desk: Desk, run_id: str) -> RunDetail:
    """Read a run. A suite that is not here any more leaves the packs with their ids for titles."""
    report = runs.show_run(desk, run_id)
    watch = RunWatch(desk, report.run)
    live = replace(told(LiveRun(), watch.poll()), pausing=watch.pausing())
    try:
        content = show_suite(report.run.suite)
        suite, titles = content.suite.title, {pack.id: pack.title for pack in content.packs}
        topics = {pack.id: translate(part.topic.title) for part in content.topics for _, pack in part.packs}
    except Problem:
        suite, titles, topics = report.run.suite, {}, {}
    return RunDetail(report, live, suite, titles, topics, runs.folder_of(desk, report.run).log)
