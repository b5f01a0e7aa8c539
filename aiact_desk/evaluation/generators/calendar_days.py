"""Templates of `calendar_questions` about days of the week and dates."""

from __future__ import annotations

from aiact_desk.evaluation.generators import calendar_draws as draws
from aiact_desk.evaluation.generators.calendar_draws import Template

DAYS: tuple[Template, ...] = (
    Template(
        "weekday_after",
        draws.weekday_after,
        (
            "Today is {day}. What day of the week will it be in {n} days?",
            "A cheese is put into the cellar on a {day} and must ripen for {n} days. On what weekday is it ready?",
            "The wedding is {n} days from now. If it is {day} today, on which weekday is the wedding?",
            "On a {day} the radio says that the comet returns {n} days later. What weekday will that be?",
        ),
    ),
    Template(
        "weekday_before",
        draws.weekday_before,
        (
            "Today is {day}. What day of the week was it {n} days ago?",
            "A parcel arrives on a {day}, {n} days after it was sent. On what weekday was it sent?",
            "The plaster comes off on a {day}. It was put on {n} days earlier. Which weekday was that?",
            "The exam takes place on a {day}, and the course began {n} days before it. On which weekday did it begin?",
        ),
    ),
    Template(
        "yesterday",
        draws.day_words(-3),
        (
            "The day after tomorrow is {day}. What day was yesterday?",
            (
                "The dentist left yesterday and comes back the day after tomorrow, a {day}. On which weekday did "
                "she leave?"
            ),
            "'My party is the day after tomorrow, on {day},' says a child. Which weekday was yesterday?",
            "In two days it will be {day}. Which day of the week was it yesterday?",
        ),
    ),
    Template(
        "tomorrow",
        draws.day_words(3),
        (
            "The day before yesterday was {day}. What day is tomorrow?",
            (
                "The heating broke down the day before yesterday, a {day}. It will be mended tomorrow. Which "
                "weekday is that?"
            ),
            "A guest who came two days ago, on {day}, leaves tomorrow. On what day of the week does the guest leave?",
            "Two days ago it was {day}. Which day of the week will it be tomorrow?",
        ),
    ),
    Template(
        "date_after",
        draws.date_after,
        (
            "A library book is borrowed on {date} and is due back {n} days later. On what date is it due?",
            "Counting from {date}, what is the date {n} days later?",
            "The eggs of a swan were laid on {date}. Suppose they hatch after {n} days. What is the date then?",
            (
                "An insurer has to answer {n} days after the report of a damage. It was reported on {date}. When "
                "is the day for the answer?"
            ),
            (
                "Radish seeds go into the soil on {date}; the packet says that the harvest comes {n} days later. "
                "Which date is that?"
            ),
        ),
    ),
    Template(
        "date_before",
        draws.date_before,
        (
            "The concert is on {date}. Tickets go on sale {n} days before. On what date does the sale start?",
            "Which date lies {n} days before {date}?",
            "A tenant moves out on {date} and has to announce it {n} days earlier. On which date at the latest?",
            "A vaccine is needed {n} days ahead of a journey that starts on {date}. On what date should it be given?",
        ),
    ),
    Template(
        "days_later",
        draws.span(0, "days"),
        (
            "How many days after {date} is {end}?",
            "A ship leaves harbour on {date} and comes home on {end}. After how many days does it come home?",
            "A bill was written on {date} and paid on {end}. How many days later was it paid?",
            "Somebody gave up smoking on {date}. On {end}, how many days ago was that?",
        ),
    ),
    Template(
        "days_open",
        draws.span(1, "days"),
        (
            (
                "An exhibition is open every day from {date} to {end}, with the first and the last day included. "
                "For how many days is it open?"
            ),
            "A rail pass is valid from {date} to {end}, both days counted. On how many days can it be used?",
            "The road is closed from {date} until {end}, inclusive of both. How many days is it closed?",
            "A festival runs daily; its first day is {date} and its last day is {end}. How many days does it last?",
        ),
    ),
    Template(
        "nights",
        draws.span(0, "nights", 21),
        (
            "Guests arrive at a hotel on {date} and leave on {end}. How many nights do they stay?",
            (
                "A cottage is rented from {date}, the day of arrival, to {end}, the day of departure. How many "
                "nights are paid for?"
            ),
            "A patient went into hospital on {date} and went home on {end}. How many nights were spent there?",
            (
                "Campers put up their tent on {date} and take it down on {end}, having slept in it every night. "
                "How many nights was that?"
            ),
        ),
    ),
    Template(
        "across_february",
        draws.across_february,
        (
            "How many days after {date} is {end} of the same year?",
            "A thesis was begun on {date} and handed in on {end} in that year. How many days later was it handed in?",
            (
                "The lake froze on {date}, and the ice was gone on {end} of the same year. How many days lie "
                "between the two dates, counting the second date but not the first?"
            ),
            "A strike started on {date}; talks began on {end} of that year. How many days after the start was that?",
        ),
    ),
    Template(
        "weekday_in_month",
        draws.weekday_in_month,
        (
            "If {date} is a {day}, what day of the week is {other}?",
            "The term starts on {date}, a {day}. On which weekday is the test on {other}?",
            "Market day this year was {date}, which fell on a {day}. What weekday is {other}?",
            "{date} is a {day}, says the wall calendar. The neighbour's party is on {other}. Which weekday is it?",
        ),
    ),
    Template(
        "weekday_in_next_month",
        draws.weekday_in_next_month,
        (
            "{date} is a {day}. What day of the week is {other}?",
            "A judge heard the case on {day}, {date}, and will decide on {other}. On which weekday will she decide?",
            "The boiler was checked on {date}, a {day}. The repair is planned for {other}. What weekday is that?",
            "Knowing that {date} falls on a {day}, on what day of the week does {other} fall?",
        ),
    ),
    Template(
        "nth_weekday",
        draws.nth_weekday,
        (
            "{date} is a {first}. What is the date of the {nth} {day} of that month?",
            (
                "A book club meets on the {nth} {day} of each month. The month begins on {date}, a {first}. On "
                "what date does the club meet?"
            ),
            (
                "The mobile library stops in the village on every {nth} {day} of a month. {date} is a {first}. On "
                "which date does it stop that month?"
            ),
            (
                "A flea market is held on the {nth} {day} in the month. When is it held, if the month starts with "
                "{first}, {date}?"
            ),
        ),
    ),
    Template(
        "last_weekday",
        draws.last_weekday,
        (
            "{date} is a {first}. What is the date of the last {day} in that month?",
            "Wages are paid on the last {day} of the month. The month begins on {date}, a {first}. When are they paid?",
            (
                "A swimming bath has a late evening on the last {day} of every month. {date} is a {first}. On what "
                "date of that month is the late evening?"
            ),
            (
                "The council sits on the last {day} in a month. If {date} is a {first}, on which date does it sit "
                "that month?"
            ),
        ),
    ),
    Template(
        "same_date_next_year",
        draws.same_date_next_year,
        (
            "{date} is a {day}. What weekday is {other}?",
            "The twins celebrate their birthday on a {day}, {date}. On which weekday do they celebrate {other}?",
            (
                "A village fair took place on {date}, a {day}. A year later it is on {other}. What day of the week "
                "is it then?"
            ),
            (
                "The lease begins on {day}, {date}, and ends a year later, on {other}. On which day of the week "
                "does it end?"
            ),
        ),
    ),
    Template(
        "rhythm",
        draws.rhythm,
        (
            (
                "Waste paper is collected every {n} days, for instance on {date}. Which of these dates is also a "
                "collection day?"
            ),
            "A plant gets fertiliser every {n} days, and got some on {date}. On which of these days does it get more?",
            (
                "A blood donor may be called every {n} days and was called on {date}. If no call is left out, "
                "which of these is a day of a call?"
            ),
            (
                "The magazine comes out every {n} days. One issue appeared on {date}. Which of these dates brings "
                "another issue?"
            ),
        ),
    ),
    Template(
        "nth_meeting",
        draws.nth_meeting,
        (
            (
                "A choir meets every {weeks} weeks; the first meeting of the season is on {date}. When is the "
                "{nth} meeting?"
            ),
            (
                "Physiotherapy takes place once every {weeks} weeks and starts on {date}. On what date is the "
                "{nth} session?"
            ),
            (
                "Every {weeks} weeks a farmer delivers vegetables. The first box comes on {date}. When does the "
                "{nth} box come?"
            ),
            (
                "A chess league plays one round every {weeks} weeks and opens with round one on {date}. When is "
                "the {nth} round?"
            ),
        ),
    ),
    Template(
        "working_days",
        draws.working_days,
        (
            (
                "A repair ordered on {date} takes {n} working days (Monday to Friday, no holidays); the next "
                "working day is the first to count. On what date is the last of these working days?"
            ),
            (
                "An office has {n} working days, Monday to Friday, to reply to a letter of {date}. The first one "
                "counted is the next working day, and there are no holidays. When is the last day?"
            ),
            (
                "An appeal against a decision of {date} must arrive within {n} working days. Saturdays and Sundays "
                "do not count, nor does the day of the decision; there are no holidays. What is the last date?"
            ),
            (
                "The glasses were ordered on {date}. The optician says: ready on the {n}th working day after "
                "today; we work from Monday to Friday, and no holiday is coming. On what date is that?"
            ),
        ),
    ),
    Template(
        "last_day",
        draws.last_day,
        (
            (
                "A course of tablets lasts {n} days, one tablet a day. The first is taken on {date}. On what date "
                "is the last one taken?"
            ),
            (
                "A pilgrim walks for {n} days without a day of rest and starts on {date}. Which date is the last "
                "day of walking?"
            ),
            (
                "A calendar has {n} doors, and a child opens one every day, the first on {date}. On what date does "
                "the child open the last door?"
            ),
            "A painter is hired for {n} days in a row, of which {date} is the first. What is the date of the last one?",
        ),
    ),
    Template(
        "weeks_between",
        draws.weeks_between,
        (
            "How many weeks is it from {day} {date} to {day} {end} of the same year?",
            (
                "A language course runs from one {day}, {date}, to another, {end} of that year. How many weeks lie "
                "between the two?"
            ),
            (
                "The scaffolding was put up on {day}, {date}, and taken down on {day}, {end}, in the same year. "
                "How many weeks did it stand?"
            ),
            (
                "A puppy was born on a {day}, {date}, and leaves its mother on {day}, {end} of the same year. How "
                "many weeks old is it then?"
            ),
        ),
    ),
    Template(
        "earliest",
        draws.earliest,
        (
            "Which of these dates comes first?",
            "Four letters are filed by date, the oldest on top. Which date is on top?",
            "Four yoghurts have different best-before dates. Which of them should be eaten first?",
            "Four calves were born on these days. On which day was the oldest born?",
        ),
    ),
    Template(
        "latest",
        draws.latest,
        (
            "Which of these dates comes last?",
            "Four versions of a contract bear these dates. Which one is the newest?",
            "A traveller's passport has four stamps. Which is the most recent of them?",
            "Four cousins were born on these days. On which day was the youngest born?",
        ),
    ),
    Template(
        "nearest",
        draws.nearest,
        (
            "Which of these dates, all in one year, is nearest to {date}?",
            (
                "A gardener wants to sow on {date} or, if that cannot be, as near to it as possible in the same "
                "year. Which day should be taken?"
            ),
            "The surgeon is free on four days of the year. Which of them lies closest to {date}?",
            "A flight on {date} is sold out. Which of these flights of the same year is fewest days away from it?",
        ),
    ),
)
