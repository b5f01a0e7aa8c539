"""The files of a model folder: listed without following what leads elsewhere, each with the role its name gives it.

Links: download caches hold every file as a link into a store of blobs beside the snapshots, so links to regular
files are followed and hashed like files. A link that leads elsewhere out of the folder is followed too, for shared
disks are used so, but it is recorded as a warning: such a file can change without the folder changing. Linked
folders are not entered, since they can lead in circles.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from pathlib import Path
from typing import Literal

from aiact_desk.inspection.findings import Findings
from aiact_desk.inspection.hashing import Listed, Stamp
from aiact_desk.inspection.reading import printable, unreadable
from aiact_desk.problems import Problem

Role = Literal["weights", "config", "tokenizer", "card", "licence", "other"]

_MOST_FILES = 20_000
_CONFIG = {
    "config.json",
    "generation_config.json",
    "preprocessor_config.json",
    "processor_config.json",
    "video_preprocessor_config.json",
    "quantize_config.json",
    "model.safetensors.index.json",
}
_TOKENIZER = re.compile(
    r"(tokenizer\.(json|model)|tokenizer_config\.json|special_tokens_map\.json|added_tokens\.json"
    r"|vocab\.(json|txt)|merges\.txt|(spiece|sentencepiece\.bpe)\.model|tekken\.json|[\w.-]+\.tiktoken"
    r"|chat_template\.(jinja|json))"
)
_LICENCE = re.compile(r"(licen[cs]e|copying|notice)([-._].*)?", re.IGNORECASE)


def list_folder(folder: Path, findings: Findings) -> dict[str, Listed]:
    """Every regular file below `folder` by its relative path with forward slashes, sorted.

    Hidden folders (".git", ".cache") belong to tools and are left out. Sockets, FIFOs, devices, broken links and
    linked folders are left out with a warning.

    Raises:
        Problem: if a folder cannot be read, there are very many files, or a file name cannot be printed.
    """
    listed: dict[str, Listed] = {}
    left_out: list[str] = []
    waiting = [folder]
    while waiting:
        inside = waiting.pop()
        try:
            entries = list(os.scandir(inside))
        except OSError as error:
            raise unreadable(inside, error) from error
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith("."):
                    waiting.append(Path(entry.path))
            elif (item := _listed(folder, Path(entry.path))) is not None:
                listed[item.path] = item
            else:
                left_out.append(printable(Path(entry.path).relative_to(folder).as_posix()))
        if len(listed) + len(left_out) + len(waiting) > _MOST_FILES:
            raise Problem("inspection.many_files", path=printable(folder), limit=_MOST_FILES)
    findings.warn_of_files("inspection.left_out", sorted(left_out))
    linked = sorted(path for path, item in listed.items() if item.leads_to is not None)
    if linked:
        findings.warn_of_files("inspection.link_outside", linked, target=listed[linked[0]].leads_to)
    return dict(sorted(listed.items()))


def checked_name(path: str) -> str:
    """A file name as it is stored and hashed.

    Raises:
        Problem: if it has control characters (a line break would forge a line of the hash over all files) or bytes
            that are no text.
    """
    if any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in path):
        raise Problem("inspection.odd_file_name", file=printable(path))
    return path


def role_of(path: str, weights: frozenset[str]) -> Role:
    """What a file is for. `weights` are the files that the model is loaded from; only the top folder has roles."""
    if path in weights:
        return "weights"
    if path in _CONFIG:
        return "config"
    if _TOKENIZER.fullmatch(path):
        return "tokenizer"
    if path.lower() in ("readme.md", "model_card.md"):
        return "card"
    return "licence" if "/" not in path and _LICENCE.fullmatch(path) else "other"


def folder_name(folder: Path) -> str:
    """The name people know the folder by; for a snapshot in a download cache the repository's ("owner/name")."""
    store = folder.parent.parent
    if folder.parent.name == "snapshots" and store.name.startswith("models--"):
        return printable(store.name.removeprefix("models--").replace("--", "/", 1))
    return printable(folder.name if folder.name not in ("", "..") else folder.resolve().name or "model")


def _listed(folder: Path, file: Path) -> Listed | None:
    """The file, or None if it is no regular file: a socket, FIFO or device, a broken link, a linked folder."""
    path = checked_name(file.relative_to(folder).as_posix())
    try:
        status = file.stat()
    except PermissionError as error:
        raise unreadable(file, error) from error
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return Listed(path, file, Stamp.of(status), _leads_to(folder, file) if file.is_symlink() else None)


def _leads_to(folder: Path, link: Path) -> Path | None:
    """Where a link leads, None if it stays in the folder or in the blobs of the same download cache."""
    target = link.resolve()
    blobs = folder.parent.parent.resolve() / "blobs"
    return None if target.is_relative_to(folder.resolve()) or target.parent == blobs else target
