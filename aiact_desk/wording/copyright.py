"""Sentences about the copyright policy and what its rules say."""

from aiact_desk.wording.catalogue import N_

SENTENCES: dict[str, str] = {
    "copyright.no_owner": N_(
        "Nobody is named who answers for the policy inside the organisation. Name an owner of the whole policy."
    ),
    "copyright.owner_of_parts": N_(
        "Owners are named for parts of the policy, and nobody for: {without}. Name an owner for these, or one of the"
        " whole policy."
    ),
    "copyright.owned": N_("The whole policy has an owner inside the organisation."),
    "copyright.no_protocol": N_(
        "The web is crawled for training data, and no protocol is listed by which reservations of rights are read. "
        "List robots.txt (RFC 9309) and the others that are obeyed."
    ),
    "copyright.no_robots": N_(
        "The protocols that are listed are {protocols}; robots.txt (RFC 9309) is not among them. Add it, or say in "
        "the gap report what is done instead."
    ),
    "copyright.protocols": N_("Reservations of rights are read by: {protocols}."),
    "copyright.complaint_open": N_(
        "The complaint {number} is open for {days} days, longer than {limit}. Answer it, or write down why it is "
        "refused."
    ),
    "copyright.complaint_days": N_(
        "State and day do not fit for: {numbers}. A complaint that is answered has a day of the answer, not before "
        "the day on which it came; one that is open has none."
    ),
    "copyright.complaints_in_time": N_("No complaint is open for more than {limit} days."),
    "copyright.review_passed": N_(
        "The policy was to be looked at again by {day}, which is past. Look at it, and enter the next day."
    ),
    "copyright.review_planned": N_("The policy is to be looked at again by {day}."),
    "copyright.summary_older": N_(
        "The summary was published on {day}, and the policy changed on {last}. Publish the summary anew, and enter "
        "its day."
    ),
    "copyright.summary_current": N_("The summary of {day} is not older than the last change of the policy ({last})."),
}
