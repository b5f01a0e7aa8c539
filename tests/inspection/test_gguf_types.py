"""The tables agree with those of the gguf package."""

from __future__ import annotations

from gguf.constants import GGML_QUANT_SIZES, GGUFValueType, LlamaFileType

from aiact_desk.inspection.gguf_types import ARRAY_VALUE, FILE_TYPES, TENSOR_TYPES, TEXT_VALUE, VALUE_FORMATS


def test_tensor_types() -> None:
    assert {number: tuple(type) for number, type in TENSOR_TYPES.items()} == {
        type.value: (type.name, *sizes) for type, sizes in GGML_QUANT_SIZES.items()
    }


def test_file_types() -> None:
    names = {
        type.value: type.name.removeprefix("MOSTLY_").removeprefix("ALL_").removesuffix("_MOE")
        for type in LlamaFileType
        if type.name != "GUESSED"
    }
    assert names == FILE_TYPES


def test_value_types() -> None:
    assert {type.value for type in GGUFValueType} == {*VALUE_FORMATS, TEXT_VALUE, ARRAY_VALUE}
