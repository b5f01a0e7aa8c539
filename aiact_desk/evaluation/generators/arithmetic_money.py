"""Templates of `arithmetic_word_problems` about money."""

from __future__ import annotations

from fractions import Fraction

from aiact_desk.evaluation.generators.arithmetic_template import Template, price

HALF = Fraction(1, 2)

MONEY: tuple[Template, ...] = (
    Template(
        "same_price",
        lambda r: (r.randint(3, 9), price(r, 2, 6)),
        lambda a, b: a * b,
        lambda a, b: (a + b, (a - 1) * b, (a + 1) * b, a * b + 1),
        "€{}",
        (
            "{name} buys {a} jars of honey at the market in Graz. Each jar costs €{b}. What do they cost altogether?",
            "For a garden wall, {name} needs {a} bags of cement. One bag costs €{b}. How much is the cement?",
            "{name} posts {a} parcels of the same weight. The postage is €{b} a parcel. What does {name} pay?",
            "A group of {a} friends visits a museum in Porto. Every ticket costs €{b}. How much are the tickets?",
            "{name} has {a} shirts cleaned at €{b} a shirt. How much is the bill?",
        ),
    ),
    Template(
        "two_prices",
        lambda r: (r.randint(2, 4), price(r, 7, 13, 50), r.randint(2, 5), price(r, 3, 7, 50)),
        lambda a, b, c, d: a * b + c * d,
        lambda a, b, c, d: (a * d + c * b, (a + c) * b, (a + c) * d, b + d),
        "€{}",
        (
            "A family buys {a} adult tickets at €{b} each and {c} child tickets at €{d} each. What do they pay in all?",
            "{name} orders {a} pizzas at €{b} each and {c} salads at €{d} each. How much is the order?",
            (
                "For the balcony, {name} buys {a} roses at €{b} each and {c} pots of lavender at €{d} each. What "
                "is the sum?"
            ),
            (
                "{name} books a tennis court for {a} hours at €{b} an hour and {c} lessons in a group at €{d} a "
                "lesson. What is the total?"
            ),
            "At a book fair, {name} pays for {a} novels at €{b} each and {c} comics at €{d} each. How much is that?",
        ),
        step=HALF,
    ),
    Template(
        "change",
        lambda r: (r.randint(2, 6), price(r, 1, 3), r.choice((20, 50))),
        lambda a, b, c: c - a * b,
        lambda a, b, c: (c - b, a * b, c - (a - 1) * b, c - (a + 1) * b),
        "€{}",
        (
            "{name} takes {a} loaves of bread at €{b} each and pays with a €{c} note. How much change is due?",
            "{name} pays for {a} coffees, each at €{b}, with a €{c} note. How much money does the waiter give back?",
            "{name} buys {a} bus tickets, each at €{b}, and feeds a €{c} note into the machine. What comes back?",
            "A customer pays for {a} bunches of tulips at €{b} a bunch with a €{c} note. What change does she get?",
            "For {a} ice creams, which cost €{b} each, {name} hands over a €{c} note. How much is given back?",
        ),
    ),
    Template(
        "equal_shares",
        lambda r: (lambda people, share: (people * share, people))(r.randint(3, 6), price(r, 11, 25, 50)),
        lambda a, b: a / b,
        lambda a, b: (a / (b - 1), a / b + 1, a / b - 1, a / 2),
        "€{}",
        (
            "A dinner costs €{a} in all, and {b} friends share the bill equally. What does each friend pay?",
            "The price of a holiday flat, €{a}, is divided equally among {b} guests. How much does each guest pay?",
            "A leaving present costs €{a}. It is paid in equal parts by {b} colleagues. How much is one part?",
            (
                "A taxi from the airport costs €{a}, and {b} passengers split the fare equally. What does each of "
                "them pay?"
            ),
            (
                "A street party has made a profit of €{a}. It goes in equal parts to {b} charities. What does each "
                "one get?"
            ),
        ),
        step=HALF,
    ),
    Template(
        "discount",
        lambda r: (r.randrange(40, 400, 20), r.choice((5, 10, 15, 20, 25, 30, 35, 40))),
        lambda a, b: a - a * b / 100,
        lambda a, b: (a - b, a * b / 100, a + a * b / 100, a - a * b / 200),
        "€{}",
        (
            "A winter coat costs €{a}. In the sale it is {b}% cheaper. What is the sale price?",
            "The usual fee for a language course is €{a}, but students get {b}% off. What does a student pay?",
            "A bicycle is offered at €{a}. Because of a scratch, the shop takes off {b}%. What is the new price?",
            "A hotel room in Bruges costs €{a} in August. In November it is {b}% cheaper. What does it cost then?",
            "An online shop sells a desk for €{a}. With a voucher, {b}% is taken off. How much is left to pay?",
        ),
        step=Fraction(5),
    ),
    Template(
        "percentage_rise",
        lambda r: (lambda base, rate: (base, base + base * rate // 100))(
            r.randrange(200, 1000, 100), r.choice((2, 3, 4, 6, 8, 12, 15))
        ),
        lambda a, b: (b - a) * 100 / a,
        lambda a, b: (b - a, (b - a) * 200 / a, (b - a) * 50 / a, (b - a) / 10),
        "{}%",
        (
            "The rent of a flat goes up from €{a} to €{b}. By how many per cent does it rise?",
            "A gym used to charge €{a} a year and now charges €{b}. What is the increase in per cent?",
            "Before the summer a flight cost €{a}; now it costs €{b}. By what percentage has the fare gone up?",
            "A club's yearly grant grows from €{a} to €{b}. How large is the growth in per cent?",
            "An insurance premium of €{a} is raised to €{b}. What is the rise as a percentage of the old premium?",
        ),
    ),
    Template(
        "saving_up",
        lambda r: (lambda have, week, weeks: (have, week, have + week * weeks))(
            r.randrange(20, 100, 10), r.randrange(5, 30, 5), r.randint(6, 18)
        ),
        lambda a, b, c: (c - a) / b,
        lambda a, b, c: ((c - a) / b + 1, (c - a) / b - 1, (c - a) / b + 2),
        "{} weeks",
        (
            "{name} has €{a} and puts aside €{b} every week. After how many weeks is there exactly €{c}?",
            "A class fund stands at €{a} and grows by €{b} a week. How many weeks until it reaches €{c} for the trip?",
            (
                "With €{a} in the piggy bank and €{b} more each week, {name} wants a guitar for €{c}. How many "
                "weeks of saving does that take?"
            ),
            (
                "The choir owns €{a} and earns €{b} at each weekly coffee morning. It needs €{c} for new chairs. "
                "For how many weeks must it go on?"
            ),
            (
                "{name} already saved €{a} towards a tent and adds €{b} each week. How many weeks does it take to "
                "get to the price of €{c}?"
            ),
        ),
    ),
    Template(
        "fee_and_months",
        lambda r: (r.randrange(15, 60, 5), price(r, 8, 30, 50), r.randint(4, 12)),
        lambda a, b, c: a + b * c,
        lambda a, b, c: (b * c, (a + b) * c, a + b * (c - 1), a + b * (c + 1)),
        "€{}",
        (
            (
                "A sports club asks for a joining fee of €{a} and €{b} a month. What does a member pay in all for "
                "the first {c} months?"
            ),
            (
                "A phone contract has a set-up charge of €{a} and costs €{b} a month. How much are the first {c} "
                "months in total?"
            ),
            "For a music school, {name} pays €{a} once and then €{b} every month. What has been paid after {c} months?",
            (
                "Car sharing costs €{a} for registration and a fixed €{b} per month. What is the cost of {c} "
                "months with the registration?"
            ),
            (
                "A storage room comes with a single cleaning charge of €{a} and a rent of €{b} each month. How "
                "much money does {name} hand over for {c} months, the charge included?"
            ),
        ),
    ),
    Template(
        "fuel_cost",
        lambda r: (r.randint(4, 9), 100, r.choice((50, 150, 200, 250, 300, 400)), price(r, 1, 2)),
        lambda a, b, c, d: a * c * d / b,
        lambda a, b, c, d: (a * d, a * c / b, a * c * d / b * 2, c * d / a),
        "€{}",
        (
            (
                "A car uses {a} litres of petrol per {b} km. {name} drives {c} km. Petrol costs €{d} a litre. What "
                "does the fuel for the drive cost?"
            ),
            (
                "A rented van needs {a} litres of diesel for {b} km. The removal is {c} km long and diesel is at "
                "€{d} a litre. What is the cost of the diesel?"
            ),
            (
                "On a holiday tour, a camper burns {a} litres every {b} km. The tour is {c} km and a litre costs "
                "€{d}. How much money goes into the tank for it?"
            ),
            (
                "{name}'s old car takes {a} litres for {b} km, the way to the sea is {c} km, and fuel is sold at "
                "€{d} a litre. How much does the fuel to get there cost?"
            ),
        ),
    ),
    Template(
        "value_added_tax",
        lambda r: (r.randrange(50, 900, 50), r.choice((19, 20, 21, 22, 24, 25))),
        lambda a, b: a + a * b / 100,
        lambda a, b: (a * b / 100, a + b, a - a * b / 100, a + a * b / 200),
        "€{}",
        (
            "A plumber's work costs €{a} before tax. Value added tax of {b}% is put on top. What is the final amount?",
            "An office chair has a net price of €{a}. With {b}% VAT added, how much is it?",
            "A web designer asks for €{a} plus {b}% VAT. What total stands on the invoice?",
            "The catalogue shows a drill at €{a} without tax. The tax rate is {b}%. How much must a private buyer pay?",
            "A printer's quote for posters is €{a}, to which VAT at {b}% has to be added. What will the customer pay?",
        ),
        step=Fraction(5),
    ),
    Template(
        "simple_interest",
        lambda r: (r.randrange(1000, 9000, 1000), r.choice((2, 3, 4, 5)), r.randint(2, 5)),
        lambda a, b, c: a * b * c / 100,
        lambda a, b, c: (a * b / 100, a * b * (c + 1) / 100, a * b * (c - 1) / 100, a * c / 100),
        "€{}",
        (
            "{name} lends a cousin €{a} at {b}% simple interest a year. How much interest is due after {c} years?",
            "A savings bond of €{a} pays {b}% of that sum each year. How much does it pay over {c} years together?",
            (
                "On a deposit of €{a} a bank pays {b}% a year, always on the sum first paid in. How much interest "
                "does the saver receive in {c} years?"
            ),
            (
                "A housing association takes up €{a} and pays {b}% of it in interest every year. What does the "
                "interest come to in {c} years?"
            ),
            (
                "A shopkeeper borrows €{a} from a friend for a yearly payment of {b}% of the sum. How many euros "
                "do these payments make in {c} years?"
            ),
        ),
        step=Fraction(10),
    ),
    Template(
        "overtime_pay",
        lambda r: (r.randint(30, 38), r.randint(13, 19), r.randint(2, 6), r.randint(20, 26)),
        lambda a, b, c, d: a * b + c * d,
        lambda a, b, c, d: ((a + c) * b, (a + c) * d, a * b, a * b + d),
        "€{}",
        (
            "{name} works {a} hours at €{b} an hour and {c} hours of overtime at €{d} an hour. What is the week's pay?",
            "A nurse is paid for {a} day hours at €{b} each and for {c} night hours at €{d} each. How much is that?",
            "The invoice of a carpenter lists {a} normal hours at €{b} and {c} Sunday hours at €{d}. What is the sum?",
            "A tutor taught {a} lessons online for €{b} each and {c} at home for €{d} each. What has the tutor earned?",
            (
                "In May, {name} gave {a} city walks for €{b} each and {c} private tours for €{d} each. What was "
                "the income?"
            ),
        ),
        step=Fraction(5),
    ),
    Template(
        "parking",
        lambda r: (price(r, 2, 5, 50), price(r, 1, 3, 50), r.randint(4, 9)),
        lambda a, b, c: a + b * (c - 1),
        lambda a, b, c: (a + b * c, a * c, (a + b) * c, a + b * (c - 2)),
        "€{}",
        (
            "A car park charges €{a} for the first hour and €{b} for every further hour. What do {c} hours cost?",
            (
                "Hiring a rowing boat costs €{a} for the first hour and €{b} for each hour after it. What is the "
                "price of {c} hours in all?"
            ),
            "The first day with a pair of skis is €{a}; each following day is €{b}. How much are {c} days together?",
            "A copy shop takes €{a} for the first poster and €{b} for each one after that. How much are {c} posters?",
            (
                "A library fine is €{a} for the first week and €{b} for each week more. A book is {c} weeks late. "
                "How high is the fine?"
            ),
        ),
        step=HALF,
    ),
    Template(
        "exchange",
        lambda r: (r.choice((7, 11, 24, 25)), r.randrange(30, 200, 10)),
        lambda a, b: a * b,
        lambda a, b: (a * b / 10, a + b, a * b + a, a * b - b),
        "{}",
        (
            "A bank gives {a} crowns for one euro. How many crowns does {name} get for €{b}?",
            "In a game at the village fair, one euro buys {a} tokens. How many tokens can be had for €{b}?",
            "An airline credits {a} bonus points for every euro spent. {name} spends €{b}. How many points is that?",
            "A charity can plant {a} seedlings with each euro given. How many seedlings come from a gift of €{b}?",
        ),
        step=Fraction(10),
    ),
    Template(
        "start_again",
        lambda r: (r.randint(8, 40), r.randint(5, 30), r.randint(4, 35)),
        lambda a, b, c: a + b + c,
        lambda a, b, c: (a + b, a + b - c, a + c, b + c),
        "€{}",
        (
            "{name} spends €{a} on a book and €{b} on lunch and has €{c} left. How much money was there at first?",
            (
                "After paying €{a} for a train ticket and €{b} for a museum, {name} has €{c} left. What was in the "
                "purse at first?"
            ),
            (
                "From a gift card, €{a} goes on socks and €{b} on a scarf. Now €{c} remains on it. What was on it "
                "at first?"
            ),
            (
                "A treasurer pays out €{a} for stamps and €{b} for paper and then counts €{c} in the cash box. How "
                "much was in the box before?"
            ),
            (
                "{name} put €{a} into one envelope, €{b} into a second and kept €{c} in the purse, and that was "
                "all. How much was it together?"
            ),
        ),
    ),
    Template(
        "electricity",
        lambda r: (r.choice((500, 1000, 1500, 2000)), r.choice((2, 4, 6)), r.randint(5, 30)),
        lambda a, b, c: a * b * c / 1000,
        lambda a, b, c: (a * b / 1000, a * c / 1000, a * b * c / 100, a * b * (c + 1) / 1000),
        "{} kWh",
        (
            "A heater of {a} watts runs {b} hours a day for {c} days. How many kilowatt-hours does it use?",
            (
                "An oven with a power of {a} watts is on for {b} hours on each of {c} days. What is its "
                "consumption in kWh?"
            ),
            "In a workshop, a {a} watt machine is used {b} hours daily. How many kWh does it take in {c} days?",
            (
                "A pump draws {a} watts and works {b} hours every day. What energy, in kilowatt-hours, is used in "
                "{c} days?"
            ),
        ),
        step=Fraction(2),
    ),
)
