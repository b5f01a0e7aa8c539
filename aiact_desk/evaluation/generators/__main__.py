"""`python -m aiact_desk.evaluation.generators <pack_id> ...` writes the shipped data of generated packs again."""

from __future__ import annotations

import random
import sys

from aiact_desk import resources
from aiact_desk.evaluation.generators import drawing
from aiact_desk.evaluation.generators.of_pack import generator_of


def main(pack_ids: list[str]) -> None:
    for pack_id in pack_ids:
        generator = generator_of(pack_id)
        folder = resources.folder("evals/packs") / pack_id
        drawing.write_data(folder, generator.items(random.Random(drawing.SHIPPED_SEED)), generator.SHOTS)  # noqa: S311


if __name__ == "__main__":
    main(sys.argv[1:])
