"""How packed weights are counted: quantisers store several values in one integer, with scales beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from aiact_desk.inspection.reading import printable
from aiact_desk.inspection.safetensors import DTYPE_BITS, Tensor

_NEVER = re.compile(r"(?!)")
_SCALE = r"(weight|input|activation|output|k|v|gate_up_proj|down_proj)_(global_)?scale(_inv)?"


@dataclass(frozen=True)
class Packing:
    """Where a quantiser puts things, by tensor name.

    `packed` tensors hold several values per stored element, `beside` tensors serve to unpack them (scales, zero
    points, orders) and are no parameters of the model; all other tensors hold one value per element.
    """

    packed: re.Pattern[str]
    beside: re.Pattern[str]


_PACKINGS = {
    "gptq": Packing(re.compile(r"\.qweight$"), re.compile(r"\.(qzeros|scales|g_idx)$")),
    "awq": Packing(re.compile(r"\.qweight$"), re.compile(r"\.(qzeros|scales)$")),
    "bitsandbytes": Packing(
        _NEVER, re.compile(r"\.(weight\.(nested_)?(absmax|quant_map)|weight\.quant_state\.\w+|SCB|weight_format)$")
    ),
    "fp8": Packing(_NEVER, re.compile(rf"[._]{_SCALE}$")),
    "compressed-tensors": Packing(
        re.compile(r"\.weight_packed$"), re.compile(rf"\.({_SCALE}|(weight|input)_zero_point|weight_(shape|g_idx))$")
    ),
    "mxfp4": Packing(re.compile(r"_blocks$"), re.compile(r"_scales$")),
}
_BITSANDBYTES_STATE = ".quant_state.bitsandbytes__"
_ONE_VALUE_EACH = {"bitsandbytes": "I8", "compressed-tensors": "I8"}
"""Integer types that these methods also store unpacked, one value in each element."""


@dataclass(frozen=True)
class Scheme:
    """What `config.json` says of the quantisation. `bits` per value; None where it differs between layers."""

    method: str
    label: str
    bits: int | None


def scheme_of(config: Mapping[str, object]) -> Scheme | None:
    """The quantisation that a config declares, None if it declares none."""
    declared = config.get("quantization_config") or config.get("compression_config")
    if not isinstance(declared, dict):
        return None
    method = _name(declared.get("quant_method")) or ("bitsandbytes" if "load_in_4bit" in declared else "?")
    bits = _bits(method, declared)
    if method in ("fp8", "mxfp4"):
        return Scheme(method, method.upper(), bits)
    name = {"gptq": "GPTQ", "awq": "AWQ"}.get(method, method)
    if method == "bitsandbytes" and bits == 4:
        name = f"{name} {(_name(declared.get('bnb_4bit_quant_type')) or 'fp4').upper()}"
    return Scheme(method, f"{name} {bits}-bit" if bits else name, bits)


def weigh(tensor: Tensor, scheme: Scheme | None, names: frozenset[str]) -> tuple[int, bool]:
    """How many parameters a tensor stands for, and whether that is certain; `names` are all tensors of the model.

    Without certainty the count is of stored elements: an integer type that no known packing explains.
    """
    packing = _PACKINGS.get(scheme.method) if scheme else None
    if scheme is None or packing is None:
        return tensor.elements, scheme is None and not _is_integer(tensor)
    if packing.beside.search(tensor.name):
        return 0, True
    if packing.packed.search(tensor.name) or any(
        f"{tensor.name}{_BITSANDBYTES_STATE}{kind}" in names for kind in ("nf4", "fp4")
    ):
        bits = tensor.elements * DTYPE_BITS[tensor.dtype]
        if scheme.bits is None or bits % scheme.bits:
            return tensor.elements, False
        return bits // scheme.bits, True
    return tensor.elements, not _is_integer(tensor) or tensor.dtype == _ONE_VALUE_EACH.get(scheme.method)


def _bits(method: str, declared: Mapping[str, object]) -> int | None:
    if method == "bitsandbytes":
        return 4 if declared.get("load_in_4bit") is True else 8
    if method == "compressed-tensors":
        found = {_group_bits(group) for group in _groups(declared)}
        return found.pop() if len(found) == 1 else None
    if method == "gptq" and declared.get("dynamic"):
        return None  # other widths for some layers
    bits = {"fp8": 8, "mxfp4": 4}.get(method, declared.get("bits"))
    return bits if type(bits) is int and 1 <= bits <= 16 else None


def _name(value: object) -> str | None:
    return printable(value) if isinstance(value, str) and value else None


def _groups(declared: Mapping[str, object]) -> list[object]:
    groups = declared.get("config_groups")
    return list(groups.values()) if isinstance(groups, dict) else []


def _group_bits(group: object) -> int | None:
    match group:
        case {"weights": {"num_bits": int(bits)}} if 1 <= bits <= 16:
            return bits
    return None


def _is_integer(tensor: Tensor) -> bool:
    return tensor.dtype.startswith(("I", "U"))
