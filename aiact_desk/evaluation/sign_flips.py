"""The sign-flip test over groups of items: without a difference, either sign of a group's change is as likely."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aiact_desk.evaluation.clusters import NO_ERROR, Clusters, Floats

DRAWS = 4_999
_EXACT_UP_TO = 16
"""Groups with a change up to which all signs are gone through."""
_AT_ONCE = 1_000_000
"""Signs in one step: 8 MB of numbers."""
_ROUNDING = 1e-9
"""Sums that lie no further apart than this share of all changes are the same."""


def sign_flip_p(differences: Clusters, seed: int) -> float:
    """The two-sided p-value of no difference: how often the sum of all changes, with signs by chance, is as far from 0.

    Groups that did not change tell nothing, whichever sign they have. It needs no law of the changes but symmetry about
    0, and with few of them stays exact where t and bootstrap find too much: of three changes in one direction it is
    the 0.25 of the sign test. All signs are gone through up to 16 changed groups; beyond, `DRAWS` are drawn, the same
    for the same seed, with what was observed as one more. Sources: R. A. Fisher, "The Design of Experiments" (1935),
    ch. 3; E. J. G. Pitman, Supplement to the Journal of the Royal Statistical Society 4 (1937); for the one more:
    B. Phipson and G. K. Smyth, "Permutation p-values should never be zero", Statistical Applications in Genetics and
    Molecular Biology 9 (2010).
    """
    changes = differences.totals[np.abs(differences.totals) > NO_ERROR]
    least = abs(float(changes.sum())) - _ROUNDING * float(np.abs(changes).sum())
    if len(changes) <= _EXACT_UP_TO:
        every = np.arange(2 ** len(changes))[:, None] >> np.arange(len(changes)) & 1
        return float(np.mean(_sums(changes, every) >= least))
    chance, as_far = np.random.default_rng(seed), 0
    step = max(1, _AT_ONCE // len(changes))
    for begin in range(0, DRAWS, step):
        drawn = chance.integers(0, 256, (min(step, DRAWS - begin), -(-len(changes) // 8)), dtype=np.uint8)
        signs = np.unpackbits(drawn, axis=1, count=len(changes))
        as_far += int(np.count_nonzero(_sums(changes, signs) >= least))
    return (as_far + 1) / (DRAWS + 1)


def _sums(changes: Floats, flipped: NDArray[np.integer]) -> Floats:
    """How far from 0 the sums are in which the changes marked by 1 have the other sign; `flipped` is (sums, groups)."""
    distances: Floats = np.abs(changes.sum() - 2 * (flipped.astype(np.float64) @ changes))
    return distances
