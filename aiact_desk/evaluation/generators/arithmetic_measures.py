"""Templates of `arithmetic_word_problems` about time, travel, kitchens, surveys, spaces and things that are counted."""

from __future__ import annotations

from fractions import Fraction

from aiact_desk.evaluation.generators.arithmetic_template import Template

MEASURES: tuple[Template, ...] = (
    Template(
        "recipe",
        lambda r: (lambda people, each, more: (people, people * each, more))(
            r.choice((2, 4)), r.randrange(30, 120, 10), r.choice((3, 5, 6, 7, 10))
        ),
        lambda a, b, c: b * c / a,
        lambda a, b, c: (b * c, b + c, b * (c - a), b * (c - 1) / a, b + b / a),
        "{} g",
        (
            "A pancake recipe for {a} people asks for {b} g of flour. How much flour is needed for {c} people?",
            "{name} cooks risotto. For {a} guests one takes {b} g of rice. How much rice do {c} guests need?",
            "To dye {a} scarves, {name} uses {b} g of dye powder. How much powder do {c} such scarves take?",
            "In an animal shelter {a} cats eat {b} g of dry food a day. How much do {c} cats eat at the same rate?",
            "For {a} small cakes, a baker takes {b} g of butter. How many grams go into {c} cakes of that size?",
        ),
        step=Fraction(10),
    ),
    Template(
        "steady_speed",
        lambda r: (r.choice((48, 54, 60, 72, 78, 84, 90)), r.choice((10, 20, 30, 40, 50, 70, 80, 100))),
        lambda a, b: a * b / 60,
        lambda a, b: (a * b / 100, a + b, a * b / 30, a * b / 120, a * 60 / b),
        "{} km",
        (
            "A train runs at a steady {a} km/h. How far does it go in {b} minutes?",
            "On the motorway, {name} drives at a constant {a} km/h for {b} minutes. What distance is covered?",
            (
                "A regional express keeps a speed of {a} km/h between two stations and takes {b} minutes. How many "
                "kilometres lie between them?"
            ),
            (
                "At an unchanging {a} km/h, a van needs {b} minutes from the depot to the customer. How long is "
                "its way in kilometres?"
            ),
        ),
        step=Fraction(5),
    ),
    Template(
        "travel_time",
        lambda r: (lambda start: (start, start + r.randint(47, 170)))(r.randint(6 * 60, 18 * 60)),
        lambda a, b: b - a,
        lambda a, b: (b - a + 10, b - a - 10, b - a + 60, b - a - 40, b - a + 40),
        "{} minutes",
        (
            "A train leaves Vienna at {a} and arrives in Linz at {b}. How many minutes does the journey take?",
            "A film begins at {a} and ends at {b} on the same day. How long is it in minutes?",
            "{name} puts bread dough aside to rise at {a} and shapes it at {b}. For how many minutes did it rise?",
            "The ferry to the island sails at {a} and lands at {b}. What is the crossing time in minutes?",
            "The power failed at {a} and came back at {b} that day. How many minutes was the street without it?",
        ),
        times="ab",
        step=Fraction(5),
    ),
    Template(
        "late_arrival",
        lambda r: (r.randint(7 * 60, 17 * 60), r.randint(35, 130), r.randint(6, 28)),
        lambda a, b, c: a + b + c,
        lambda a, b, c: (a + b, a + b - c, a + b + c + 10, a + b + c - 10, a + b + c + 60),
        "time",
        (
            (
                "A coach leaves at {a}. The ride takes {b} minutes, but it is held up for {c} minutes. When does "
                "it arrive?"
            ),
            (
                "{name}'s train leaves on time at {a}. The journey usually takes {b} minutes, but today it takes "
                "{c} minutes longer. At what time does the train arrive?"
            ),
            "A match kicks off at {a}. It has {b} minutes of play and a break of {c} minutes. When is it over?",
            (
                "A roast goes into the oven at {a}, stays in for {b} minutes and rests for {c} minutes on the "
                "table. When can it be carved?"
            ),
            (
                "A concert starts at {a}. The music lasts {b} minutes and the interval {c} minutes. At what time "
                "does everything end?"
            ),
        ),
        times="a",
        step=Fraction(5),
    ),
    Template(
        "survey_share",
        lambda r: (r.randrange(100, 900, 20), r.choice((15, 25, 35, 40, 45, 55, 60, 65, 70, 85))),
        lambda a, b: a * b / 100,
        lambda a, b: (a - a * b / 100, a - b, a * b / 200, a * b / 100 + 10),
        "{}",
        (
            "In a survey of {a} people, {b}% said that they drink tea every day. How many people is that?",
            "Of {a} households in a small town, {b}% have solar panels. How many households have them?",
            "A school in Malmö has {a} pupils, and {b}% of them come by bicycle. How many come by bicycle?",
            "A village has {a} voters. At the last election, {b}% went to vote. How many went?",
            "A library lent {a} books in one week; {b}% of them were novels. How many novels were lent?",
        ),
        step=Fraction(10),
    ),
    Template(
        "survey_rest",
        lambda r: (r.randint(150, 400), r.randint(40, 90), r.randint(20, 55)),
        lambda a, b, c: a - b - c,
        lambda a, b, c: (a - b, a - c, b + c, a - b + c),
        "{}",
        (
            (
                "Of {a} guests asked about breakfast, {b} chose bread, {c} chose porridge and the rest chose "
                "fruit. How many chose fruit?"
            ),
            (
                "A farm sold {a} boxes of apples: {b} on Friday, {c} on Saturday and the others on Sunday. How "
                "many were sold on Sunday?"
            ),
            (
                "In a car park with {a} places, {b} are for staff and {c} for electric cars. How many places are "
                "left for everyone else?"
            ),
            "{a} runners entered a race. {b} of them gave up and {c} did not start. How many reached the finish?",
            (
                "An orchestra printed {a} programmes. It used {b} on the first evening and {c} on the second. How "
                "many remain?"
            ),
        ),
        step=Fraction(5),
    ),
    Template(
        "mean",
        lambda r: (lambda a, b: (a, b, 3 * r.randint(14, 30) - (a + b) % 3))(r.randint(20, 60), r.randint(20, 60)),
        lambda a, b, c: (a + b + c) / 3,
        lambda a, b, c: ((a + b) / 2, a + b + c, (a + b + c) / 3 + 3, (a + b + c) / 3 - 2),
        "{}",
        (
            (
                "A museum counted {a} visitors on Tuesday, {b} on Wednesday and {c} on Thursday. What was the mean "
                "per day?"
            ),
            "{name} scored {a}, {b} and {c} points in three rounds of a quiz. What is the average per round?",
            "Three letters weigh {a}, {b} and {c} grams. What do they weigh on average, in grams?",
            "A bakery sold {a} rye loaves in March, {b} in April and {c} in May. What is the monthly mean?",
            "The three legs of a hike last {a}, {b} and {c} minutes. How many minutes is a leg on average?",
        ),
        step=Fraction(2),
    ),
    Template(
        "fence",
        lambda r: (r.randint(12, 40), r.randint(5, 11)),
        lambda a, b: 2 * (a + b),
        lambda a, b: (a + b, a * b, 2 * a + b, a + 2 * b),
        "{} m",
        (
            "A rectangular garden is {a} m long and {b} m wide. How long is a fence all round it?",
            "{name} walks once along the edge of a rectangular field of {a} m by {b} m. How far is that?",
            (
                "A rectangular hall measures {a} m by {b} m. What length of skirting board goes round all its "
                "walls, ignoring the doors?"
            ),
            (
                "Ribbon lights are to frame a rectangular terrace that is {a} m long and {b} m wide, on all sides. "
                "How many metres of lights does that need?"
            ),
        ),
        step=Fraction(2),
    ),
    Template(
        "floor_cost",
        lambda r: (r.randint(3, 9), r.randint(3, 8), r.randrange(12, 45, 3)),
        lambda a, b, c: a * b * c,
        lambda a, b, c: (2 * (a + b) * c, (a + b) * c, a * b + c, a * b * c + c),
        "€{}",
        (
            "A floor of {a} m by {b} m is covered with cork at €{c} per square metre. What does the cork cost?",
            "{name} has a rectangular lawn laid, {a} m long and {b} m wide, at €{c} a square metre. What is the price?",
            (
                "A rectangular wall of {a} m by {b} m without windows is plastered for €{c} per square metre. How "
                "much is that?"
            ),
            "A kitchen of {a} m by {b} m gets new tiles. The tiler asks for €{c} a square metre. How high is the bill?",
        ),
        step=Fraction(12),
    ),
    Template(
        "filling",
        lambda r: (lambda rate, time: (rate * time, rate))(r.randint(4, 15), r.randint(8, 40)),
        lambda a, b: a / b,
        lambda a, b: (a / b + 2, a / b - 2, a - b, a / (b + 1) // 1),
        "{} minutes",
        (
            "A rain barrel holds {a} litres. A hose brings {b} litres a minute. How long does it take to fill it?",
            "A printer has to print {a} pages and manages {b} a minute. How many minutes does it need?",
            "An aquarium with {a} litres of water is emptied at {b} litres a minute. After how long is it empty?",
            "There are {a} letters to sort. {name} sorts {b} in a minute. How many minutes does the work take?",
        ),
    ),
    Template(
        "workers",
        lambda r: r.choice(
            ((2, 12, 3), (3, 12, 2), (4, 12, 6), (6, 12, 4), (6, 18, 9), (4, 9, 3), (3, 8, 4), (2, 15, 5))
        ),
        lambda a, b, c: a * b / c,
        lambda a, b, c: (b * c / a, b + a - c, b, b - c + a * 2),
        "{} days",
        (
            "{a} painters need {b} days for a school. How many days do {c} painters need at the same pace?",
            "A harvest takes {a} pickers {b} days. How long does it take {c} pickers who work just as fast?",
            "With {a} machines a workshop fills an order in {b} days. How many days are needed with {c} such machines?",
            "A path is paved by {a} people in {b} days. In how many days would {c} people do it, all equally quick?",
        ),
    ),
    Template(
        "full_boxes",
        lambda r: (lambda size, full, rest: (size, size * full + rest))(
            r.choice((6, 8, 12)), r.randint(5, 14), r.randint(1, 5)
        ),
        lambda a, b: (b // a) + 1,
        lambda a, b: (b // a, b // a + 2, b // a - 1, b - a),
        "{}",
        (
            "A box holds {a} eggs. How many boxes are needed so that {b} eggs all find a place?",
            "A minibus takes {a} passengers. At least how many minibuses must be ordered for {b} passengers?",
            "At a wedding, {a} people sit at each table. What is the least number of tables for {b} people?",
            "One packet has {a} candles. {name} wants {b} candles. How many packets must be bought?",
            "A lift may carry {a} persons. How often must it go up, at the least, to bring up {b} persons?",
        ),
    ),
    Template(
        "left_over",
        lambda r: (lambda size, full, rest: (size * full + rest, size))(
            r.randint(6, 9), r.randint(6, 15), r.randint(2, 5)
        ),
        lambda a, b: a % b,
        lambda a, b: (b - a % b, a // b, a % b + 1, a % b - 1),
        "{}",
        (
            (
                "{name} packs {a} biscuits into bags of {b} and fills as many bags as possible. How many biscuits "
                "are left?"
            ),
            "{a} tulip bulbs are planted in full rows of {b}. How many bulbs remain once no full row can be made?",
            (
                "Out of {a} children, a trainer makes as many teams of {b} as possible. How many children are left "
                "without a team?"
            ),
            "From {a} metres of rope, pieces of {b} metres are cut for as long as possible. How many metres remain?",
        ),
    ),
    Template(
        "parts_of_a_mix",
        lambda r: (lambda a, b, k: (a, b, (a + b) * k))(r.randint(3, 5), r.randint(1, 2), r.randint(2, 8)),
        lambda a, b, c: c * a / (a + b),
        lambda a, b, c: (c * b / (a + b), c - a, c - b, c / a // 1),
        "{} litres",
        (
            (
                "A drink is made from {a} parts of water and {b} of syrup by volume. How much water is in {c} "
                "litres of it?"
            ),
            (
                "A builder mixes {a} measures of sand with {b} of lime, dry and by volume, into {c} litres of dry "
                "mix. How many litres of it are sand?"
            ),
            "A light green is {a} parts white and {b} green by volume. How many litres of white make {c} litres of it?",
            "For a salad sauce, {a} parts of oil go with {b} of vinegar. A canteen makes {c} litres. How much is oil?",
        ),
    ),
    Template(
        "sum_and_difference",
        lambda r: (lambda more, less: (more, 2 * less + more))(r.randint(4, 20), r.randint(11, 40)),
        lambda a, b: (b - a) / 2,
        lambda a, b: ((b + a) / 2, b - a, b / 2 // 1, (b - a) / 2 + 2),
        "{}",
        (
            "Marta has {a} more stamps than Leo. Together they have {b} stamps. How many does Leo have?",
            (
                "The front carriage has {a} seats more than the rear one, and both have {b} seats together. How "
                "many seats are in the rear one?"
            ),
            (
                "Oak and birch make up a grove. There are {a} oaks more than birches and {b} trees in all. How "
                "many birches are there?"
            ),
            (
                "Today a ferry carried {a} cars more than yesterday, and {b} cars on the two days together. How "
                "many were there yesterday?"
            ),
        ),
        step=Fraction(2),
    ),
    Template(
        "pages_left",
        lambda r: (r.randint(200, 420), r.randint(12, 22), r.randint(4, 8)),
        lambda a, b, c: a - b * c,
        lambda a, b, c: (a - b - c, a - b * (c - 1), a - b * (c + 1), b * c),
        "{}",
        (
            "A novel has {a} pages. {name} reads {b} pages a day. How many pages are left after {c} days?",
            "A shop has {a} bottles of mineral water and sells {b} of them a day. How many are there after {c} days?",
            "A trail is {a} km long. A group walks {b} km on each day. How many kilometres are ahead after {c} days?",
            "A farmer stores {a} bales of hay and feeds {b} every week. How many bales are in store after {c} weeks?",
        ),
        step=Fraction(4),
    ),
    Template(
        "on_and_off",
        lambda r: (r.randint(18, 45), r.randint(5, 15), r.randint(3, 14)),
        lambda a, b, c: a - b + c,
        lambda a, b, c: (a + b - c, a - b - c, a + b + c, a - b),
        "{}",
        (
            "A tram has {a} passengers. At the next stop {b} get off and {c} get on. How many are on board then?",
            "{name} kept {a} books on the shelf, gave away {b} and was given {c} new ones. How many are on it now?",
            (
                "A dog home looks after {a} dogs. During June {b} find a family and {c} are brought in. How many "
                "does it have at the end of June?"
            ),
            "A club with {a} members loses {b} and wins {c} in one year. How many members does it have afterwards?",
        ),
    ),
    Template(
        "map_distance",
        lambda r: (r.choice((50, 200, 250, 500)), r.choice((4, 6, 8, 12, 14, 18))),
        lambda a, b: a * b / 1000,
        lambda a, b: (a * b / 100, a * b / 10000, a * b / 500, a * b / 2000),
        "{} km",
        (
            (
                "On a hiking map, one centimetre stands for {a} metres. A path is {b} cm long on it. How long is "
                "it really?"
            ),
            (
                "In a town plan, each centimetre means {a} metres. Two churches are {b} cm apart. What is their "
                "distance in the town?"
            ),
            (
                "A chart of a lake shows {a} metres as one centimetre. The ferry's route measures {b} cm on the "
                "chart. How many kilometres does the ferry sail?"
            ),
            (
                "{name} draws a plan with one centimetre for every {a} metres. On it, the stream is {b} cm long. "
                "What is the stream's true length?"
            ),
        ),
    ),
    Template(
        "seats_taken",
        lambda r: (r.randint(12, 25), r.randint(14, 24), r.randint(9, 60)),
        lambda a, b, c: a * b - c,
        lambda a, b, c: (a * b, a + b - c, a * b + c, a * (b - 1) - c),
        "{}",
        (
            (
                "A theatre has {a} rows of {b} seats. On Monday {c} seats stay empty. How many people are in the "
                "audience, if each has one seat?"
            ),
            "An orchard has {a} lines of {b} trees each. A storm fells {c} of them. How many still stand?",
            (
                "A tile pattern has {a} rows with {b} tiles; {c} of all the tiles are blue and the others white. "
                "How many are white?"
            ),
            "{name} planted {a} rows with {b} lettuces each, and the snails ate {c}. How many lettuces are left?",
        ),
        step=Fraction(10),
    ),
    Template(
        "half_and_third",
        lambda r: (6 * r.randint(7, 40),),
        lambda a: a / 6,
        lambda a: (a / 3, a / 2, a * 2 / 3, a / 5 // 1),
        "{}",
        (
            "Of {a} pupils, half come by bus and a third walk. All others cycle. How many pupils cycle?",
            (
                "A farmer has {a} animals: half of them are sheep, one third are goats, and the rest are cows. How "
                "many cows are there?"
            ),
            (
                "There are {a} plots in a new street. Half are sold, one third are reserved, and the remaining "
                "ones are free. How many plots are free?"
            ),
            (
                "In a vocabulary test of {a} words, {name} gets one half right, one third wrong and skips the "
                "others. How many words are skipped?"
            ),
        ),
        step=Fraction(3),
    ),
)
