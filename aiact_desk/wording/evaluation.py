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
    "evaluation.too_large_for_memory": N_(
        "{version} needs about {needed} GB of memory on a processor, and this machine has {total} GB. "
        "Measure it on a larger machine or on a GPU."
    ),
    "evaluation.no_isolation": N_(
        "Programs that a model writes are run in isolation only, and this system offers none ({reason}). Install "
        "bubblewrap, or leave out the packs that need it."
    ),
    "evaluation.job_timeout": N_(
        "The worker was ended after {seconds} seconds without a result. Close other programs and try again."
    ),
    "evaluation.out_of_memory": N_(
        "The machine ran out of memory while measuring {version}. Close other programs, choose a smaller batch size "
        "in the settings, or measure on a larger machine; “run resume {run}” goes on from the last finished unit."
    ),
    "evaluation.crashed": N_(
        "The worker of {run} is gone without a last word, and nothing tells why. {log} may say more; "
        "“run resume {run}” goes on from the last finished unit."
    ),
    "evaluation.crashed_fault": N_(
        "The worker of {run} crashed inside a library or a driver ({fault}). {log} names the place. "
        "“run resume {run}” goes on from the last finished unit; if it crashes again, bring the driver and torch up to "
        "date, or measure with --device cpu."
    ),
    "evaluation.crashed_killed": N_(
        "The worker of {run} was killed (SIGKILL), by a person, a batch system or a service. "
        "“run resume {run}” goes on from the last finished unit."
    ),
    "evaluation.crashed_memory": N_(
        "The worker of {run} was most likely ended by the system because memory ran out: it held {memory} when it was "
        "last looked at. Close other programs or set a smaller batch size; “run resume {run}” goes on from the last "
        "finished unit."
    ),
    "evaluation.crashed_restart": N_(
        "The worker of {run} is gone because the machine was started anew. "
        "“run resume {run}” goes on from the last finished unit."
    ),
    "evaluation.skipped_without_flop": N_(
        "The pack {pack} was left out: it measures computation, which cannot be counted for this model ({reason})."
    ),
    "evaluation.skipped_without_isolation": N_(
        "The pack {pack} was left out: it runs programs that the model writes, and this machine cannot shut them in "
        "({reason}). Nothing was run."
    ),
    "evaluation.plain_path": N_(
        "Some or all requests were computed lm-eval's own way, without sharing what they have in common: {reason}. "
        "The figures are the same; the run takes longer."
    ),
    "evaluation.unexpected": N_(
        "The run ended with an unexpected error: {reason}. The file worker.log in the run folder has the details; "
        "“run resume {run}” tries again from the last finished unit."
    ),
    "evaluation.inference_not_counted": N_(
        "The computation of the inference benchmark could not be counted for this architecture ({reason}). "
        "Its row stays open; give the figure by hand, with the way it was found."
    ),
    "evaluation.server_changed": N_(
        "The server {url} no longer says of itself what it said when {version} was added: its version or the model's "
        "digest is another. Add the model again, and measure what is served now."
    ),
    "evaluation.server_no_logprobs": N_(
        "The server {url} cannot score choices, which these packs need: {packs} ({reason}). Take a suite of packs "
        "whose answers are written, or a server that gives log-probabilities of prompts, such as vLLM."
    ),
    "evaluation.server_begun_answer": N_(
        "A pack gives the beginning of the model's answer, which cannot be told to the server {url} together with its "
        "chat template. State --no-chat-template."
    ),
    "evaluation.no_scores": N_("There are no scored items, so there is no figure. Measure at least one item."),
    "evaluation.score_not_finite": N_(
        "The score of the item {item} is {score}, which is no number. Measure again, or mend the file it came from."
    ),
    "evaluation.no_interval": N_(
        "No interval can be stated over {items} items in {groups} groups: they all score the same, and the scores have "
        "no bounds. Measure more items."
    ),
    "evaluation.dequantised": N_("The weights are stored as {quantisation}; they were measured after dequantising."),
}
