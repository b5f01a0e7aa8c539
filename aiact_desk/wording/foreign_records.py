"""Sentences about records of data sets, runs and energy that are taken in, and those for the rows that they fill."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "foreign_records.not_installed": N_(
        "{file} is a record that is read with {package}, which is not installed. Install it: "
        "pip install 'aiact-desk[records]'."
    ),
    "foreign_records.context": N_(
        "{file} takes the meaning of its terms from {address}, which this program does not know and does not fetch. "
        "Export the record with its own context (DCAT-AP, MLDCAT-AP, Croissant), or as Turtle."
    ),
    "foreign_records.dtd": N_(
        "{file} has a document type or entities of its own, which can grow without end. Export the record without them."
    ),
    "foreign_records.unreadable": N_("{file} is no linked data that can be read: {reason}. Export the record again."),
    "foreign_records.no_data_set": N_(
        "{file} describes no data set (dcat:Dataset). Export the record of the data set itself from its catalogue."
    ),
    "foreign_records.no_croissant": N_("{file} is no Croissant record that can be read: {reason}. Export it again."),
    "foreign_records.columns_missing": N_("{file} lacks the columns {columns}. Export it again with them."),
    "foreign_records.too_many_rows": N_("{file} has more than {most} rows. Export only those of the training."),
    "foreign_records.too_many_projects": N_(
        "{file} tells of more than {most} names. Export only those of the training."
    ),
    "foreign_records.no_jobs": N_(
        "{file} has no job. Export it by: sacct -P -o "
        "JobID,JobName,State,Start,End,Elapsed,AllocTRES,ConsumedEnergyRaw."
    ),
    "foreign_records.no_results": N_("{file} has no figure of lm-eval. Name the results_….json of a run that ended."),
    "foreign_records.too_many_figures": N_(
        "{file} has {count} figures, more than the {most} that a text can hold. Take the run in: aiact-desk run import."
    ),
    "foreign_records.note_more_data_sets": N_(
        "The record describes {count} data sets; the first {taken} by their addresses are shown. Export fewer at once."
    ),
    "foreign_records.note_not_listed": N_(
        "“{data_set}” is not proposed for the list of public data sets, since the record does not say its size and one "
        "modality. Add the row by hand."
    ),
    "foreign_records.note_access_unsaid": N_(
        "The record does not say whether anybody can get “{data_set}”. It is proposed as a public one: check that."
    ),
    "foreign_records.note_restricted": N_(
        "“{data_set}” is not public. Check that it is known publicly before its name is listed, and whether it was "
        "licensed commercially, which belongs to section 2.2.1."
    ),
    "foreign_records.note_no_licence": N_("The record states no licence for “{data_set}”."),
    "foreign_records.note_several_sizes": N_(
        "The distributions of “{data_set}” differ in size. They are forms of the same data, so no size is proposed."
    ),
    "foreign_records.note_packed": N_("The sizes are those of packed files; the content in them is larger."),
    "foreign_records.note_croissant": N_("mlcroissant remarks: {said}"),
    "foreign_records.note_run_import": N_(
        "The figures are stated as those of another run. With the samples beside the file, “aiact-desk run import” "
        "computes them again and puts them into the annex."
    ),
    "foreign_records.note_no_model": N_("The file does not name the model. Say which one it was."),
    "foreign_records.note_pick_project": N_(
        "The log holds {runs} runs. They are added up for one project that you pick with --part: {projects}."
    ),
    "foreign_records.note_codecarbon_whole": N_(
        "Check that the runs of “{project}” are the whole training, and that no other run is logged under that name."
    ),
    "foreign_records.note_pick_jobs": N_(
        "The record holds {jobs} jobs. Those of one name are added up; pick the name with --part: {names}."
    ),
    "foreign_records.note_no_accelerators": N_(
        "The type and number of accelerators is not recorded for all of “{project}”, so no training time is proposed."
    ),
    "foreign_records.note_no_times": N_(
        "Start and end are not recorded for all of “{project}”, so it is open whether they ran at once, and no "
        "training time is proposed."
    ),
    "foreign_records.note_state": N_("The {job} did not end as completed (its state: {state}). Check that it counts."),
    "foreign_records.note_no_energy": N_(
        "No energy is recorded for: {jobs}. Export the column ConsumedEnergyRaw; where it is empty or 0, the cluster "
        "does not record energy, and the energy is estimated: aiact-desk energy."
    ),
    "foreign_records.note_slurm_boundary": N_(
        "What the energy covers (whole nodes, or processors alone) depends on the cluster’s energy plugin: add the "
        "boundary to the methodology. Jobs that share a node may each be given all of its energy."
    ),
    "foreign_records.published_by": N_("Published by {names}."),
    "foreign_records.under_licence": N_("Licence: {names}."),
    "foreign_records.issued_on": N_("Issued on {day}."),
    "foreign_records.languages": N_("Languages: {names}."),
    "foreign_records.regions": N_("Regions covered: {names}."),
    "foreign_records.covers": N_("Times covered: {times}."),
    "foreign_records.themes": N_("Themes: {names}."),
    "foreign_records.personal_data": N_("Personal data, as the record states it: {said}"),
    "foreign_records.known_biases": N_("Known biases, as the record states them: {said}"),
    "foreign_records.unnamed_model": N_("(a model that it does not name)"),
    "foreign_records.lm_eval_conduct": N_(
        "Stated from a results file, not measured by this program. {tool} was run on {model}. Figures, with their "
        "standard errors where the file has them: {told}."
    ),
    "foreign_records.lm_eval_tasks": N_("Tasks of the results file: {tasks}."),
    "foreign_records.lm_eval_scoring": N_("Metrics of lm-eval in the results file: {metrics}."),
    "foreign_records.codecarbon_method": N_(
        "Logged by CodeCarbon {tool} for the project “{project}”: the energy of processors, accelerators and memory, "
        "measured where counters were found and estimated by the tool where not."
    ),
    "foreign_records.codecarbon_mode": N_("Tracking mode: {mode}."),
    "foreign_records.codecarbon_pue": N_("The figure has a power usage effectiveness of {pue} in it."),
    "foreign_records.no_pue": N_("No overhead of the facility is in the figure."),
    "foreign_records.codecarbon_country": N_("Place of computing: {places}."),
    "foreign_records.codecarbon_period": N_("Runs of “{project}” logged by CodeCarbon: {runs}"),
    "foreign_records.slurm_method": N_(
        "Recorded by the energy accounting of Slurm for the jobs named “{name}”, in joules per job. No overhead of the "
        "facility is in the figure."
    ),
    "foreign_records.slurm_period": N_("Jobs named “{name}” in Slurm’s accounting: {jobs}"),
    "foreign_records.unnamed_gpu": N_("GPU (its type is not recorded)"),
}
