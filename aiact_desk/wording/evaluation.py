"""Sentences of the room `evaluation` and of the worker's events."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "evaluation.folder_damaged": N_(
        "The run cannot be read: {file} is {reason}. Take the run folder from a backup, or measure again."
    ),
    "evaluation.run_is_alive": N_(
        "The run {run} is already being worked on by another process. Follow it with “run show {run}”, or cancel it."
    ),
    "evaluation.other_fingerprint": N_(
        "The answers in {file} were given by other weights, settings or program versions. "
        "They are not mixed: start a new run."
    ),
    "evaluation.pack_changed": N_(
        "The pack “{pack}” has changed since this run was planned. A run keeps to its plan: start a new run."
    ),
    "evaluation.no_device": N_(
        "The device “{device}” is not to be had on this machine ({reason}). Choose another with --device, or auto."
    ),
    "evaluation.model_not_loaded": N_(
        "The weights of {version} could not be loaded: {reason}. The file worker.log in the run folder says more."
    ),
    "evaluation.out_of_memory": N_(
        "The machine ran out of memory while measuring {version}. Close other programs, choose a smaller batch size "
        "in the settings, or measure on a larger machine; “run resume {run}” goes on from the last finished unit."
    ),
    "evaluation.unexpected": N_(
        "The run ended with an unexpected error: {reason}. The file worker.log in the run folder has the details; "
        "“run resume {run}” tries again from the last finished unit."
    ),
    "evaluation.inference_not_counted": N_(
        "The computation of the inference benchmark could not be counted for this architecture ({reason}). "
        "Its row stays open; give the figure by hand, with the way it was found."
    ),
    "evaluation.plain_path": N_(
        "Plain lm-eval computed some or all answers, without sharing what requests have in common, since {reason}. "
        "The scores are the same; the run takes longer."
    ),
    "evaluation.dequantised": N_("The weights are stored as {quantisation}; they were measured after dequantising."),
}
