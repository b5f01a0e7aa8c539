"""Modalities from config and processor files, in the words of the form."""

from __future__ import annotations

import pytest

from aiact_desk.inspection.modalities import input_modalities, output_modalities


@pytest.mark.parametrize(
    ("config", "processors", "expected"),
    [
        ({}, [], ("Text",)),
        ({"vision_config": {}}, [], ("Text", "Images")),
        ({"vision_config": None}, [], ("Text",)),
        ({}, [{"image_processor_type": "CLIPImageProcessor"}], ("Text", "Images")),
        ({}, [{"feature_extractor_type": "CLIPFeatureExtractor"}], ("Text", "Images")),
        ({}, [{"feature_extractor_type": "WhisperFeatureExtractor"}], ("Text", "Audio")),
        ({}, [{"feature_extractor_type": 3}], ("Text",)),
        ({"audio_config": {}}, [], ("Text", "Audio")),
        ({"audio_config": {}, "vision_config": {}, "video_token_id": 3}, [], ("Text", "Images", "Audio", "Video")),
        ({"thinker_config": {"audio_config": {}}}, [], ("Text", "Audio")),
        ({}, [{"image_processor": {}}, {"video_processor_type": "X"}], ("Text", "Images", "Video")),
    ],
)
def test_input(config: dict[str, object], processors: list[dict[str, object]], expected: tuple[str, ...]) -> None:
    assert input_modalities(config, processors) == expected


@pytest.mark.parametrize(
    ("config", "generates", "expected"),
    [
        ({}, True, ("Text",)),
        ({}, False, ()),
        ({"talker_config": {}}, True, ("Text", "Audio")),
        ({"vq_config": {}}, True, ("Text", "Images")),
    ],
)
def test_output(config: dict[str, object], generates: bool, expected: tuple[str, ...]) -> None:
    assert output_modalities(config, generates) == expected
