"""Commands on packs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli import pack_records
from aiact_desk.cli.pack_importing import import_
from aiact_desk.cli.progress import stepping
from aiact_desk.cli.session import session
from aiact_desk.cli.show import count, heading, pairs, table
from aiact_desk.desk import pack_fetching, packs, second_splits
from aiact_desk.desk.packs import CheckedPack, ListedPack, ShownPack
from aiact_desk.evaluation.packs import Item
from aiact_desk.wording import say, say_problem

commands = typer.Typer(no_args_is_help=True)
commands.command("import")(import_)

FROM = {"program": "the program", "import": "imported"}


@commands.command("list")
def list_(context: typer.Context) -> None:
    """The packs: those that travel with the program, then those that were taken in."""
    here = session(context)
    found = packs.list_packs(here.desk)

    def show(out: Console) -> None:
        table(out, ("Pack", "Title", "Items", "Languages", "Licence", "From"), [_row(each) for each in found])
        for each in found:
            if each.fault:
                out.print(f"{each.id}: {say_problem(each.fault)}", markup=False)

    here.answer([pack_records.listed(each) for each in found], show)


@commands.command("show")
def show(
    context: typer.Context, pack: str, seed: Annotated[int, typer.Option(help="Draws the items that are shown.")] = 0
) -> None:
    """One pack: its facts, its datasheet, and five items drawn at random."""
    here = session(context)
    found = packs.show_pack(here.desk, pack, seed)
    here.answer(pack_records.shown(found), lambda out: _print(out, found))


@commands.command("check")
def check(
    context: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(metavar="[ID|FOLDER...]", show_default=False)] = None,
) -> None:
    """Check packs, or folders that hold one; all packs where none is named. Exit code 1 if anything is found."""
    here = session(context)
    with stepping(here.messages, "checking") as progress:
        found = packs.check_packs(here.desk, names or (), progress)
    here.answer([pack_records.checked(each) for each in found], lambda out: print_checked(out, found))
    if any(each.findings for each in found):
        raise typer.Exit(1)


@commands.command("second-split")
def second_split(
    context: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(metavar="[ID...]", show_default=False)] = None,
) -> None:
    """Draw packs anew from a secret of this library: those of the suite core, or the named ones. Then measure them with
    “run start VERSION second”."""
    here = session(context)
    with stepping(here.messages, "drawing") as progress:
        made, without = second_splits.make_second_splits(here.desk, names or (), progress)

    def told(out: Console) -> None:
        table(out, ("Pack", "Items", "Templates"), [(p.id, count(p.items), count(p.templates)) for p in made])
        for why in without:
            out.print(say_problem(why), markup=False)

    here.answer([pack_records.split(pack) for pack in made], told)


@commands.command("export")
def export(context: typer.Context, pack: str, file: Path) -> None:
    """Write a pack as one file, for a machine without network. The same pack gives the same bytes."""
    here = session(context)
    found = packs.export_pack(here.desk, pack, file)
    record = {"id": found.id, "sha256": found.sha256, "file": str(file)}
    here.answer(record, lambda out: out.print(f"{found.id} {found.version} is in {file}.", markup=False))


@commands.command("remove")
def remove(context: typer.Context, pack: str) -> None:
    """Take an imported pack out of the library. Runs that measured it keep their figures."""
    here = session(context)
    packs.remove_pack(here.desk, pack)
    here.answer({"id": pack}, lambda out: out.print(f"{pack} was removed.", markup=False))


@commands.command("fetch")
def fetch(
    context: typer.Context,
    data_set: Annotated[str, typer.Argument(metavar="ID@REVISION")],
    file: Annotated[list[str] | None, typer.Option(help="A file of it; can be given more than once.")] = None,
    to: Annotated[Path | None, typer.Option(help="The new folder. Default: named after the data set.")] = None,
) -> None:
    """Freeze files of a hub's data set in a folder, with their SHA-256. Needs network = "on" in the settings."""
    here = session(context)
    with stepping(here.messages, "fetching") as progress:
        found, folder = pack_fetching.fetch_data_set(here.desk, data_set, file or (), to, progress)

    def told(out: Console) -> None:
        rows = [("Data set", found.data_set), ("Commit", found.commit), ("Licence", found.licence or "not stated")]
        pairs(out, [*rows, ("Folder", str(folder))])
        table(out, ("File", "Bytes", "SHA-256"), [(one.path, count(one.size), one.sha256) for one in found.files])

    here.answer({**found.model_dump(mode="json"), "folder": str(folder)}, told)


def print_checked(out: Console, found: list[CheckedPack]) -> None:
    """Every finding under its pack, then how many packs are clean."""
    for each in found:
        if each.findings:
            heading(out, each.name)
            for finding in each.findings:
                out.print(f"  {say(finding.id, finding.params)}", markup=False)
    clean = sum(not each.findings for each in found)
    out.print(f"Nothing found in {clean} of {len(found)} packs.", markup=False)


def _row(found: ListedPack) -> tuple[str, ...]:
    origin = FROM[found.origin]
    if found.pack is None:
        return found.id, "cannot be read", "", "", "", origin
    if found.signature:
        origin += f", with code, signed for on {found.signature.at[:10]}"
    languages = found.languages if len(found.languages) < 4 else (f"{len(found.languages)} languages",)
    return (
        found.id,
        found.pack.title,
        count(found.pack.items),
        ", ".join(languages),
        found.pack.licence,
        origin,
    )


def _print(out: Console, found: ShownPack) -> None:
    pack = found.pack
    heading(out, f"{pack.title} ({pack.id} {pack.version})")
    rows = [
        ("Measures", pack.measures),
        ("Items", f"{count(pack.items)} from {pack.templates} templates or sources"),
        ("Languages", ", ".join(found.listed.languages)),
        ("Licence", pack.licence),
        ("Metric", f"{pack.metric}; {'higher' if pack.higher_is_better else 'lower'} is better"),
        ("Score of guessing", f"{pack.chance:g}"),
        ("Competence", pack.competence or "not asked for"),
        ("From", FROM[found.listed.origin]),
        ("Folder", str(pack.folder)),
        ("SHA-256", pack.sha256),
    ]
    if pack.code:
        rows.append(("Code", ", ".join(pack.code)))
    if signature := found.listed.signature:
        rows.append(("Signed for", f"{signature.at}, {signature.sha256}"))
    pairs(out, rows)
    for head, text in found.sections:
        out.print()
        heading(out, head)
        out.print(text, markup=False)
    for item in found.drawn:
        out.print()
        heading(out, f"Item {item.id}")
        _print_item(out, item)


def _print_item(out: Console, item: Item) -> None:
    out.print(item.question, markup=False)
    for place, choice in enumerate(item.choices):
        out.print(f"  {'→' if place == item.gold else ' '} {choice}", markup=False)
    if item.answer is not None:
        out.print(f"  → {item.answer}", markup=False)
