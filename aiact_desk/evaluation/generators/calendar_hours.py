"""Templates of `calendar_questions` about times of the day, months, years and ways of writing them."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

from aiact_desk.evaluation.generators.calendar_draws import MONTHS, WEEK, Drawn, Template, around, full, some_day

HOURS = ("twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
CENTURIES = {14: "14th", 15: "15th", 16: "16th", 17: "17th", 18: "18th", 19: "19th", 20: "20th", 21: "21st"}


def clock(minutes: int) -> str:
    return f"{minutes // 60 % 24}:{minutes % 60:02}"


def _times_near(draw: random.Random, right: int, near: tuple[int, ...]) -> list[str]:
    return [clock(value) for value in around(draw, right, 25, tuple(right + shift for shift in near))]


def _hours_later(draw: random.Random) -> Drawn:
    day, start, hours = draw.randrange(7), draw.randrange(24 * 12) * 5, draw.randint(20, 80)
    end = start + hours * 60
    right = f"{WEEK[(day + end // 1440) % 7]}, {clock(end)}"
    shifts = draw.sample([(0, -120), (0, 120), (1, 0), (-1, 0), (1, 120), (-1, -120)], 3)
    wrong = [f"{WEEK[(day + end // 1440 + days) % 7]}, {clock(end + shift)}" for days, shift in shifts]
    return {"day": WEEK[day], "time": clock(start), "n": hours}, right, wrong


def _time_zone(sign: int) -> Callable[[random.Random], Drawn]:
    def drawn(draw: random.Random) -> Drawn:
        start, hours = draw.randint(7 * 60, 18 * 60), draw.choice((1, 2, 3))
        right = start + sign * hours * 60
        shown: dict[str, object] = {"time": clock(start), "hours": ("", "one hour", "two hours", "three hours")[hours]}
        return shown, clock(right), _times_near(draw, right, (-60, 60, -sign * 120 * hours, 120))

    return drawn


def _wrong_clock(sign: int) -> Callable[[random.Random], Drawn]:
    def drawn(draw: random.Random) -> Drawn:
        shown, off = draw.randint(6 * 60, 21 * 60), draw.randint(6, 25)
        right = shown + sign * off
        return {"time": clock(shown), "n": off}, clock(right), _times_near(draw, right, (-2 * sign * off, 10, -10))

    return drawn


def _overnight(draw: random.Random) -> Drawn:
    start, length = draw.randint(20 * 60, 23 * 60 + 50), draw.randint(5 * 60 + 20, 10 * 60)
    near = around(draw, length, 70, (length - 60, length + 60, length - 20, length + 20))
    right, *wrong = (f"{value // 60} h {value % 60:02} min" for value in (length, *near))
    return {"time": clock(start), "end": clock(start + length)}, right, wrong


def _twelve_hours(draw: random.Random) -> Drawn:
    minutes = draw.randint(13 * 60, 22 * 60 + 59)
    wrong = _times_near(draw, minutes, (-720, 60, -60, 120, -120))
    return {"time": f"{minutes // 60 - 12}.{minutes % 60:02} p.m."}, clock(minutes), wrong


def _spoken_time(draw: random.Random) -> Drawn:
    hour = draw.randint(13, 17)
    words, minutes = draw.choice(
        [
            (f"a quarter past {HOURS[hour % 12]}", 15),
            (f"a quarter to {HOURS[(hour + 1) % 12]}", 45),
            (f"half past {HOURS[hour % 12]}", 30),
            (f"ten to {HOURS[(hour + 1) % 12]}", 50),
            (f"twenty past {HOURS[hour % 12]}", 20),
        ]
    )
    right = hour * 60 + minutes
    pool = [right + shift for shift in (-60, 60)] + [hour * 60 + other for other in (15, 45, 30, 50, 20, 10, 40)]
    wrong = draw.sample(sorted({value for value in pool if value != right}), 3)
    return {"words": words}, clock(right), [clock(value) for value in wrong]


def _in_the_month(sign: int) -> Callable[[random.Random], Drawn]:
    def drawn(draw: random.Random) -> Drawn:
        start, months = draw.randrange(12), draw.randint(4, 11)
        right = MONTHS[(start + sign * months) % 12]
        near = draw.sample([-2, -1, 1, 2], 3)
        return (
            {"month": MONTHS[start], "n": HOURS[months]},
            right,
            [MONTHS[(start + sign * months + shift) % 12] for shift in near],
        )

    return drawn


def _months_later(draw: random.Random) -> Drawn:
    start, months = draw.randrange(2021 * 12, 2029 * 12), draw.choice((5, 7, 9, 14, 15, 18, 20, 27, 30))
    shifts = around(draw, 100, 3, (88, 112))
    right, *wrong = (
        full(date((start + months + shift - 100) // 12, (start + months + shift - 100) % 12 + 1, 1))
        for shift in (100, *shifts)
    )
    return {"date": full(date(start // 12, start % 12 + 1, 1)), "n": months}, right, wrong


def _age(draw: random.Random) -> Drawn:
    birth, day = some_day(draw, draw.randint(1940, 2010)), some_day(draw, draw.choice((2024, 2025, 2026)))
    while (birth.month, birth.day) in ((2, 29), (day.month, day.day)):
        birth = some_day(draw, draw.randint(1940, 2010))
    age = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    wrong = around(draw, age, 3, (age - 1, age + 1))
    return {"date": full(birth), "end": full(day)}, str(age), [str(value) for value in wrong]


def _jubilee(draw: random.Random) -> Drawn:
    start, years = draw.randint(1780, 1925), draw.choice((75, 125, 150, 175))
    right = start + years
    wrong = around(draw, right, 4, (right - 10, right + 10, right - 25, right + 25, right - 1, right + 1))
    return {"year": start, "n": years}, str(right), [str(value) for value in wrong]


def _leap_year(draw: random.Random) -> Drawn:
    right = draw.randrange(1912, 2096, 4)
    shifts = draw.sample([-3, -2, -1, 1, 2, 3, 5, 6, 7, -5, -6, -7, 9, 10, -9, -10], 3)
    return {}, str(right), [str(right + shift) for shift in shifts]


def _century(draw: random.Random) -> Drawn:
    year = draw.randint(1402, 1998)
    while year % 100 == 0:
        year = draw.randint(1402, 1998)
    right = year // 100 + 1
    wrong = draw.sample([number for number in (right - 2, right - 1, right + 1, right + 2) if number in CENTURIES], 3)
    return {"year": year}, f"the {CENTURIES[right]} century", [f"the {CENTURIES[number]} century" for number in wrong]


def _quarter(draw: random.Random) -> Drawn:
    quarters = ["the first quarter", "the second quarter", "the third quarter", "the fourth quarter"]
    day = some_day(draw)
    right = quarters[(day.month - 1) // 3]
    shown: dict[str, object] = {"date": f"{day.day} {MONTHS[day.month - 1]}"}
    return shown, right, [quarter for quarter in quarters if quarter != right]


def _written(form: Callable[[date], str]) -> Callable[[random.Random], Drawn]:
    def drawn(draw: random.Random) -> Drawn:
        day = some_day(draw)
        while day.day > 12 or day.day == day.month:
            day = some_day(draw)
        turned = day.replace(day=day.month, month=day.day)
        pool = [
            turned,
            day.replace(month=day.month % 12 + 1),
            day.replace(day=day.day + 1),
            day.replace(year=day.year + 1),
        ]
        return {"text": form(day)}, full(day), [full(other) for other in draw.sample(pool, 3)]

    return drawn


HOUR_TEMPLATES: tuple[Template, ...] = (
    Template(
        "hours_later",
        _hours_later,
        (
            "It is {day}, {time}. What day and time is it {n} hours later?",
            "A dough goes into the fridge on {day} at {time} and has to rest for {n} hours. When is it ready?",
            (
                "The freight ship enters the canal on {day} at {time}. Its voyage to the next port takes {n} "
                "hours, all in one time zone. When does it get there?"
            ),
            "A battery is put in at {time} on a {day} and lasts {n} hours. When does it run out?",
        ),
    ),
    Template(
        "zone_ahead",
        _time_zone(1),
        (
            (
                "Clocks in the east of a country are {hours} ahead of clocks in the west. It is {time} in the "
                "west. What time is it in the east?"
            ),
            (
                "Where Ana lives it is {time}. Where her sister lives it is {hours} later. What does the sister's "
                "clock say?"
            ),
            (
                "The ship's clock must be put forward by {hours}. It shows {time} before that. What does it show "
                "afterwards?"
            ),
            (
                "A live programme from the capital starts at {time}, capital time. A viewer's country is {hours} "
                "ahead. At what time, on the viewer's clock, does it start?"
            ),
        ),
    ),
    Template(
        "zone_behind",
        _time_zone(-1),
        (
            (
                "An island's clocks are {hours} behind those of the mainland. When it is {time} on the mainland, "
                "what time is it on the island?"
            ),
            (
                "A call is fixed for {time} in the head office. The branch office is {hours} behind. When, on its "
                "own clock, must it be ready?"
            ),
            (
                "On landing, passengers are asked to put their watches back by {hours}. A watch that has not been "
                "changed says {time}. What should it say?"
            ),
            (
                "Two towns lie in different time zones, the western one {hours} behind. It is {time} in the "
                "eastern town. What is the time in the western one?"
            ),
        ),
    ),
    Template(
        "slow_clock",
        _wrong_clock(1),
        (
            "A kitchen clock is {n} minutes slow. It shows {time}. What is the right time?",
            "The church clock lags {n} minutes behind the true time. When it says {time}, what time is it really?",
            "A watch has lost {n} minutes since it was set and reads {time} now. What should it read?",
            "The display in the lift is {n} minutes late and shows {time}. What is the true time?",
        ),
    ),
    Template(
        "fast_clock",
        _wrong_clock(-1),
        (
            "An alarm clock is {n} minutes fast. It shows {time}. What is the right time?",
            "The station clock is ahead of the true time by {n} minutes. When it says {time}, what time is it really?",
            "A watch has gained {n} minutes since it was set and reads {time} now. What should it read?",
            (
                "To be on time, a teacher lets the classroom clock run {n} minutes early. It points to {time}. "
                "What is the correct time?"
            ),
        ),
    ),
    Template(
        "overnight",
        _overnight,
        (
            (
                "A night train leaves at {time} and arrives at {end} the next morning. How long is it under way, "
                "if the clocks do not change?"
            ),
            "A nurse's shift starts at {time} and ends at {end} on the following day. How long is the shift?",
            "Somebody falls asleep at {time} and wakes up at {end} the next day. For how long was that person asleep?",
            "The street lamps were lit at {time} and put out at {end} the next morning. For how long were they on?",
        ),
    ),
    Template(
        "twelve_hours",
        _twelve_hours,
        (
            "A poster says that the show begins at {time}. How is this written on a 24-hour clock?",
            "Which time on a 24-hour clock is the same as {time}?",
            "An English friend proposes to meet at {time}. What does a digital clock with 24 hours show then?",
            "The invitation reads '{time}'. Put into the 24-hour form of a railway timetable, what is it?",
        ),
    ),
    Template(
        "spoken_time",
        _spoken_time,
        (
            "It is {words} in the afternoon. What does a 24-hour clock show?",
            "'Come at {words} in the afternoon,' says the optician. Which time is meant on a 24-hour clock?",
            "A caller asks to be rung back at {words} p.m. What does a clock with 24 hours show at that time?",
            "The bells ring every afternoon at {words}. How would a timetable with 24 hours write that?",
        ),
    ),
    Template(
        "months_on",
        _in_the_month(1),
        (
            "It is {month} now. Which month will it be in {n} months?",
            "A baby is due {n} months after {month}. In which month is it due?",
            (
                "A bridge was closed in {month}; the work on it lasts {n} months. In which month does the work "
                "end, if it ends {n} months after the closing?"
            ),
            "The next inspection is {n} months after the one in {month}. In which month does it take place?",
        ),
    ),
    Template(
        "months_back",
        _in_the_month(-1),
        (
            "It is {month} now. Which month was it {n} months ago?",
            "The wine bottled in {month} had spent {n} months in the barrel. In which month did it go into the barrel?",
            (
                "A report has to be ready in {month}. The work on it starts {n} months before. In which month does "
                "it start?"
            ),
            "Tickets for the {month} concert were sold out {n} months earlier. Which month was that?",
        ),
    ),
    Template(
        "months_later",
        _months_later,
        (
            (
                "A contract that begins on {date} runs for {n} months. The next one follows without a gap. On what "
                "day does the next one begin?"
            ),
            (
                "The warranty of a washing machine starts on {date} and covers {n} months. What is the first day "
                "without it?"
            ),
            "A law enters into force on {date} and applies {n} months later. From which date does it apply?",
            "A loan paid out on {date} is to be paid back {n} months after. On which day is it to be paid back?",
        ),
    ),
    Template(
        "age",
        _age,
        (
            "Marek was born on {date}. How old is he on {end}?",
            "A bridge was opened on {date}. How many full years had it been open on {end}?",
            "On {end}, a reader who was born on {date} enters an age in years. Which age is right?",
            "A cooperative was founded on {date}. How many whole years of history did it have on {end}?",
        ),
    ),
    Template(
        "jubilee",
        _jubilee,
        (
            "A brewery was founded in {year}. In which year is it {n} years old?",
            "A composer was born in {year}. In what year is the {n}th anniversary of the birth?",
            "The first railway in the valley opened in {year}. When does it have its {n}th birthday?",
            "Since {year} a school has stood in the village. Which year brings {n} years of the school?",
        ),
    ),
    Template(
        "leap_year",
        _leap_year,
        (
            "Which of these years is a leap year?",
            "In which of these years does February have 29 days?",
            "Only one of these years has 366 days. Which one?",
            "Somebody was born on the last day of a February that had one day more than usual. Which year can it be?",
        ),
    ),
    Template(
        "century",
        _century,
        (
            "In which century does the year {year} lie?",
            "A letter in an archive is dated {year}. From which century is it?",
            "A church bell was cast in {year}. Of which century is the bell?",
            "Something happened in {year}. To which century does that year belong?",
        ),
    ),
    Template(
        "quarter",
        _quarter,
        (
            "In which quarter of the calendar year is {date}?",
            "A firm reports its sales by calendar quarters. To which one does a sale on {date} belong?",
            "Interest is booked by quarters from January on. In which of them is a payment of {date}?",
            "A statistics office counts births by quarter of the calendar year. Where does it count one on {date}?",
        ),
    ),
    Template(
        "dotted",
        _written(lambda day: f"{day.day:02}.{day.month:02}.{day.year}"),
        (
            "A German form shows {text} (day.month.year). Which date is that?",
            "On a Polish invoice stands {text}, with the day in front and the year at the end. What date is meant?",
            "A Finnish ticket is stamped {text}, first the day, then the month. When was it stamped?",
            "The best-before date on a jar is {text}, in the order day, month, year. How is it read?",
        ),
    ),
    Template(
        "iso",
        _written(lambda day: day.isoformat()),
        (
            "A computer file is named {text}, in the order year, month, day. Which date is that?",
            "A Swedish letter bears the date {text} (year-month-day). What date is meant?",
            (
                "In the international form with the year in front, a log book says {text}. On which day was the "
                "entry made?"
            ),
            "A database stores a birthday as {text}, that is year, month and day. How is it read?",
        ),
    ),
)
