"""Which modalities a model takes and gives, in the words of the documentation form, from config and processor files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

TEXT, IMAGES, AUDIO, VIDEO = "Text", "Images", "Audio", "Video"
_ORDER = (TEXT, IMAGES, AUDIO, VIDEO)

_INPUT_KEYS = {
    IMAGES: (
        "vision_config",
        "vision_tower",
        "mm_vision_tower",
        "image_token_id",
        "image_token_index",
        "visual",
        "img_processor",
    ),
    AUDIO: ("audio_config", "audio_token_id", "audio_token_index", "audio_tower", "audio_processor"),
    VIDEO: ("video_token_id", "video_token_index"),
}
_PROCESSOR_KEYS = {
    IMAGES: ("image_processor_type", "image_processor"),
    AUDIO: ("audio_processor", "feature_extractor"),
    VIDEO: ("video_processor_type", "video_processor"),
}
_OUTPUT_KEYS = {
    IMAGES: ("gen_vision_config", "vq_config"),
    AUDIO: ("talker_config", "token2wav_config", "audio_out_config"),
}
_NESTED = ("thinker_config",)
_IMAGE_EXTRACTOR = re.compile(r"CLIP|ViT|DeiT|Beit|Flava|OwlViT")
"""Image processors had this name before they had their own; every other feature extractor takes sound."""


def input_modalities(config: Mapping[str, object], processors: Iterable[Mapping[str, object]]) -> tuple[str, ...]:
    """What the model takes: text, and whatever its config or a processor file has a part for."""
    found = {TEXT}
    for part in (config, *_nested(config)):
        found |= _named(part, _INPUT_KEYS)
    for processor in processors:
        found |= _named(processor, _PROCESSOR_KEYS)
        kind = processor.get("feature_extractor_type")
        if isinstance(kind, str):
            found.add(IMAGES if _IMAGE_EXTRACTOR.match(kind) else AUDIO)
    return tuple(modality for modality in _ORDER if modality in found)


def output_modalities(config: Mapping[str, object], generates: bool) -> tuple[str, ...]:
    """What the model gives: text if it has an output layer over a vocabulary, images and sound by their parts."""
    found = _named(config, _OUTPUT_KEYS) | ({TEXT} if generates else set())
    return tuple(modality for modality in _ORDER if modality in found)


def _named(part: Mapping[str, object], keys: Mapping[str, tuple[str, ...]]) -> set[str]:
    return {modality for modality, names in keys.items() if any(part.get(name) is not None for name in names)}


def _nested(config: Mapping[str, object]) -> list[Mapping[str, object]]:
    return [part for key in _NESTED if isinstance(part := config.get(key), dict)]
