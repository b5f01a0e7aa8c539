"""Sentences about deadlines: what cannot be counted, how a day was counted, and where it stands."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "deadlines.unknown_event": N_("There is no event {event}. Deadlines count from: {known}."),
    "deadlines.unknown_harm": N_("There is no kind of harm {harm}. The kinds are: {known}."),
    "deadlines.unknown_country": N_(
        "The public holidays of {country} are not known. Give a country by its two letters, like BE, or none: then "
        "Saturdays and Sundays alone are left out."
    ),
    "deadlines.wrong_order": N_(
        "{event} on {day} stands before {earlier} on {earlier_day}, which it follows. Correct one of the two."
    ),
    "deadlines.no_time": N_(
        "{event}: {given} has a time, but counts by its day. Write the day alone, like 2026-03-01."
    ),
    "deadlines.not_a_time": N_("{event}: {given} is no time of a day. Write it like 2026-03-01T14:30+01:00."),
    "deadlines.not_an_event": N_("{given} is no event with its day. Write it like placing=2026-07-01."),
    "deadlines.event_twice": N_("The event {event} is given twice. Give the day on which it happened last."),
    "deadlines.days_after": N_("{amount} days after {start} ({event}): {day}"),
    "deadlines.business_days_after": N_("{amount} business days after {start} ({event}): {day}"),
    "deadlines.weeks_after": N_("{amount} weeks after {start} ({event}): {day}"),
    "deadlines.months_after": N_("{amount} months after {start} ({event}): {day}"),
    "deadlines.years_after": N_("{amount} years after {start} ({event}): {day}"),
    "deadlines.days_before": N_("{amount} days before {start} ({event}): {day}"),
    "deadlines.business_days_before": N_("{amount} business days before {start} ({event}): {day}"),
    "deadlines.weeks_before": N_("{amount} weeks before {start} ({event}): {day}"),
    "deadlines.months_before": N_("{amount} months before {start} ({event}): {day}"),
    "deadlines.years_before": N_("{amount} years before {start} ({event}): {day}"),
    "deadlines.on": N_("the day itself ({event}): {day}"),
    "deadlines.fixed": N_("the date that the law names: {day}"),
    "deadlines.ahead": N_("due, days left: {days}"),
    "deadlines.today": N_("due on this day."),
    "deadlines.extension": N_("over by the plain count, days: {days}; open by Union counting until {extended}"),
    "deadlines.overdue": N_("overdue, days: {days}"),
    "deadlines.done": N_("done on {done}"),
    "deadlines.done_in_extension": N_(
        "done on {done}, after the plain day, in time by Union counting until {extended}"
    ),
    "deadlines.done_late": N_("done on {done}, days late: {days}"),
    "deadlines.running": N_("running, days left: {days}"),
    "deadlines.ended": N_("over, days since: {days}"),
    "deadlines.expected": N_("planned (counts from what has not happened)"),
    "deadlines.weekends": N_("Saturdays and Sundays were left out; no public holidays, since no country was named."),
    "deadlines.holidays": N_(
        "Saturdays, Sundays and the nation-wide public holidays of {country} were left out, as the package {source} "
        "lists them; regional holidays and the days on which the Commission is closed are not among them."
    ),
}
