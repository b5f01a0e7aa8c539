"""Reading an unpacked bundle: what it says must be sound by itself before the library looks at it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from aiact_desk.documents.bundles.content import must_be_sound
from aiact_desk.documents.bundles.layout import BUNDLE, attachment_file, text_file
from aiact_desk.documents.bundles.run_folders import must_all_be_sound
from aiact_desk.documents.bundles.schema import Bundle, Manifest
from aiact_desk.documents.bundles.unpacking import first_error, must_be_known_schema
from aiact_desk.documents.frozen import FrozenText
from aiact_desk.documents.importing.limits import read_file, read_json, read_text
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import canonical

_HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


@dataclass(frozen=True)
class Unpacked:
    """A bundle whose files lie in the folder `root`. `texts` are its frozen texts by revision, as they were written;
    `sha256` is the hash of the whole file.
    """

    root: Path
    sha256: str
    bundle: Bundle
    texts: Mapping[int, str]
    attachments: tuple[str, ...]

    def text(self, revision: int) -> FrozenText:
        """A frozen text, which was found to be one when the bundle was read."""
        return FrozenText.model_validate_json(self.texts[revision])


def read_bundle(root: Path, manifest: Manifest, sha256: str) -> Unpacked:
    """Read the files of an unpacked bundle and look at each.

    Raises:
        Problem: if one cannot be read, or the bundle contradicts itself; names what.
    """
    found = read_json(read_file(root / BUNDLE), BUNDLE)
    must_be_known_schema(BUNDLE, found)
    try:
        bundle = Bundle.model_validate(found)
    except ValidationError as error:
        raise Problem("bundles.no_bundle", file=BUNDLE, reason=first_error(error)) from None
    texts = {text.revision: _text(root, text_file(text.revision)) for text in bundle.texts}
    expected = {text_file(revision) for revision in texts} | {BUNDLE}
    attachments = attachment_hashes(bundle, texts.values())
    for name in sorted(manifest.files):
        known = name in expected or name.startswith("runs/") or name.removeprefix(attachment_file("")) in attachments
        if not known:
            raise Problem("bundles.strange_name", file=BUNDLE, name=name)
    here = tuple(sorted(each for each in attachments if attachment_file(each) in manifest.files))
    must_be_sound(bundle, texts, {each: manifest.files[attachment_file(each)].size for each in here})
    must_all_be_sound(bundle, root)
    return Unpacked(root, sha256, bundle, texts, here)


def attachment_hashes(bundle: Bundle, texts: Iterable[str]) -> frozenset[str]:
    """Every SHA-256 that an answer or a text names: where the library keeps a file under it, that one belongs here."""
    said = [canonical([answer.value, answer.source, answer.detail]) for answer in bundle.answers]
    return frozenset(found for text in (*said, *texts) for found in _HASH.findall(text))


def _text(root: Path, name: str) -> str:
    """A frozen text, looked at as JSON first: how large, how deep, how long."""
    try:
        data = read_file(root / name)
    except Problem:
        raise Problem("bundles.altered", file=BUNDLE, name=name) from None
    read_json(data, name)
    return read_text(data, name)
