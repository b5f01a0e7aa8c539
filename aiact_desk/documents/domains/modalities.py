"""The modalities of a training-content summary, as a log names them."""

MODALITIES = ("text", "image", "audio", "video", "other")
"""Those of the template (field 2.3.modalities)."""

NOT_TOLD = "not told"
"""Where neither the log nor the user says it."""

INDEX = {name: at for at, name in enumerate((*MODALITIES, NOT_TOLD))}
