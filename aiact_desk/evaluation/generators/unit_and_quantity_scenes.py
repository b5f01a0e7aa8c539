"""What `unit_and_quantity_questions` speak of: things that are measured in a unit, with a range that fits them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Measured:
    """A unit, the values drawn in it (from `low` to `high` in steps of `step`), and sentences with a value."""

    unit: str
    low: Fraction
    high: Fraction
    step: Fraction
    scenes: tuple[str, ...]


def _measured(unit: str, low: str, high: str, step: str, *scenes: str) -> Measured:
    return Measured(unit, Fraction(low), Fraction(high), Fraction(step), scenes)


UNITS = {
    measured.unit: measured
    for measured in (
        _measured(
            "kilometres", "1.2", "9.8", "0.1",
            "A forest walk is {} long.",
            "From the village to the station it is {}.",
            "A runner has covered {} so far.",
            "The new tunnel measures {}.",
        ),
        _measured(
            "metres", "2.4", "9.6", "0.1",
            "A roll of cloth holds {}.",
            "The shed has a length of {}.",
            "The flagpole in front of the school is {} high.",
            "Between two lamp posts there are {}.",
        ),
        _measured(
            "centimetres", "12", "98", "1",
            "A kitchen drawer is {} wide.",
            "Snow lies {} deep.",
            "The cushion has sides of {}.",
            "A pike of {} was caught.",
        ),
        _measured(
            "millimetres", "15", "95", "5",
            "A wood screw is {} long.",
            "Last week brought {} of rain.",
            "The beetle in the display case measures {}.",
            "A plank has a thickness of {}.",
        ),
        _measured(
            "kilograms", "1.2", "9.8", "0.1",
            "The neighbours' cat weighs {}.",
            "The parcel on the counter weighs {}.",
            "Out of the garden came {} of beans.",
            "A wheel of cheese has a mass of {}.",
        ),
        _measured(
            "grams", "150", "950", "10",
            "A packet contains {} of rice.",
            "The hedgehog weighs {}.",
            "For the dough one takes {} of flour.",
            "A paperback has a mass of {}.",
        ),
        _measured(
            "tonnes", "1.5", "9.5", "0.1",
            "The lorry carries {} of gravel.",
            "A machine of {} stands on the low loader.",
            "The farm has harvested {} of onions.",
            "A bell with a mass of {} hangs in the tower.",
        ),
        _measured(
            "milligrams", "100", "900", "100",
            "One tablet contains {} of the active substance.",
            "A mineral water has {} of calcium in each bottle.",
            "The balance in the laboratory shows {}.",
            "A ladybird and a leaf weigh {} together.",
        ),
        _measured(
            "litres", "1.5", "9.5", "0.1",
            "A watering can holds {}.",
            "The pot on the stove contains {} of soup.",
            "On a hot day the horse drank {} at once.",
            "There are {} of paint in the bucket.",
        ),
        _measured(
            "millilitres", "150", "950", "10",
            "A bottle of cough syrup holds {}.",
            "The recipe asks for {} of milk.",
            "A vase is filled with {} of water.",
            "In the measuring jug there are {} of stock.",
        ),
        _measured(
            "centilitres", "15", "95", "5",
            "A bottle of elderflower cordial holds {}.",
            "The glass contains {} of apple juice.",
            "On the menu, a jug of house wine is {}.",
            "A carton of cream has {}.",
        ),
        _measured(
            "cubic metres", "2", "9", "1",
            "A swimming pool for children holds {} of water.",
            "The household used {} of water in a month.",
            "A tank lorry carries {} of milk.",
            "The fire brigade pumped {} of water out of a cellar.",
        ),
        _measured(
            "hectares", "2", "9", "0.1",
            "A vineyard covers {}.",
            "The fire burned {} of heath.",
            "A park of {} lies beside the river.",
            "The goats graze on {}.",
        ),
        _measured(
            "square metres", "2", "9", "1",
            "A carpet has an area of {}.",
            "The shop window has {} of glass.",
            "A bathroom has a floor of {}.",
            "For a banner, {} of cloth are needed.",
        ),
        _measured(
            "square kilometres", "2", "9", "0.1",
            "A nature reserve has an area of {}.",
            "The lake covers {}.",
            "An island measures {}.",
            "The airport takes up {}.",
        ),
        _measured(
            "hours", "1.5", "9.5", "0.5",
            "The flight lasts {}.",
            "A ham was smoked for {}.",
            "The battery of the radio works for {}.",
            "A choir rehearsed for {} in one week.",
        ),
        _measured(
            "minutes", "90", "330", "30",
            "The opera takes {} with all its breaks.",
            "A charging station needed {} to fill the battery.",
            "The stew has to simmer for {}.",
            "A chess game went on for {}.",
        ),
        _measured(
            "days", "3", "12", "1",
            "The sailing trip lasts {}.",
            "A letter was on its way for {}.",
            "The exhibition was shown for {}.",
            "A cold spell kept the town in its grip for {}.",
        ),
        _measured(
            "weeks", "4", "19", "1",
            "The course goes on for {}.",
            "A plaster cast had to be worn for {}.",
            "The building site was quiet for {}.",
            "A parental leave of {} was agreed.",
        ),
        _measured(
            "kilowatt-hours", "1.5", "9.5", "0.1",
            "The electric boiler used {} last night.",
            "A solar panel yielded {} on a sunny day.",
            "The scooter's battery stores {}.",
            "Baking all Saturday took {}.",
        ),
        _measured(
            "watts", "600", "2400", "100",
            "The kettle has a power of {}.",
            "A vacuum cleaner draws {}.",
            "The hairdryer is rated at {}.",
            "An electric grill takes {}.",
        ),
        _measured(
            "kilometres per hour", "18", "144", "18",
            "A train passes the signal at {}.",
            "The wind blows at {}.",
            "On the straight, a motorcycle goes at {}.",
            "On an empty motorway, a van goes at {}.",
        ),
        _measured(
            "metres per second", "5", "40", "5",
            "A gust of {} was measured at the lighthouse.",
            "A speedboat crosses the bay at {}.",
            "A falcon glides at {}.",
            "The bobsleigh leaves the bend at {}.",
        ),
        _measured(
            "dozen", "3", "19", "1",
            "The baker has made {} rolls.",
            "A canteen ordered {} eggs.",
            "On the stall lie {} oysters.",
            "The florist tied up {} carnations.",
        ),
        _measured(
            "euros", "2.35", "9.85", "0.05",
            "A magazine costs {}.",
            "The tip came to {}.",
            "In the coat's pocket there were {}.",
            "A toll of {} is charged for the bridge.",
        ),
        _measured(
            "bars", "1.5", "8", "0.1",
            "The pump shows a pressure of {}.",
            "A bicycle tyre was filled to {}.",
            "In the pipe there is a pressure of {}.",
            "The espresso machine works at {}.",
        ),
    )
}  # fmt: skip

# From which unit to which, and how many of the second make one of the first.
CONVERSIONS = (
    ("kilometres", "metres", Fraction(1000)),
    ("metres", "centimetres", Fraction(100)),
    ("metres", "kilometres", Fraction(1, 1000)),
    ("metres", "millimetres", Fraction(1000)),
    ("centimetres", "millimetres", Fraction(10)),
    ("centimetres", "metres", Fraction(1, 100)),
    ("millimetres", "centimetres", Fraction(1, 10)),
    ("kilograms", "grams", Fraction(1000)),
    ("grams", "kilograms", Fraction(1, 1000)),
    ("grams", "milligrams", Fraction(1000)),
    ("tonnes", "kilograms", Fraction(1000)),
    ("milligrams", "grams", Fraction(1, 1000)),
    ("litres", "millilitres", Fraction(1000)),
    ("litres", "centilitres", Fraction(100)),
    ("millilitres", "litres", Fraction(1, 1000)),
    ("centilitres", "millilitres", Fraction(10)),
    ("centilitres", "litres", Fraction(1, 100)),
    ("cubic metres", "litres", Fraction(1000)),
    ("hectares", "square metres", Fraction(10000)),
    ("square metres", "square centimetres", Fraction(10000)),
    ("square kilometres", "hectares", Fraction(100)),
    ("hours", "minutes", Fraction(60)),
    ("minutes", "hours", Fraction(1, 60)),
    ("days", "hours", Fraction(24)),
    ("weeks", "days", Fraction(7)),
    ("kilowatt-hours", "watt-hours", Fraction(1000)),
    ("watts", "kilowatts", Fraction(1, 1000)),
    ("kilometres per hour", "metres per second", Fraction(5, 18)),
    ("metres per second", "kilometres per hour", Fraction(18, 5)),
    ("dozen", "pieces", Fraction(12)),
    ("euros", "cents", Fraction(100)),
    ("bars", "millibars", Fraction(1000)),
)

# Units that are compared with one another: the word for most, the word for least, and how the questions begin.
KINDS = (
    (
        ("metres", "centimetres", "millimetres", "kilometres"),
        "longest",
        "shortest",
        (
            "Four ropes were measured. Which length is the {}?",
            "Which of these distances is the {}?",
            "Four pupils note lengths in different units. Which length is the {}?",
        ),
    ),
    (
        ("kilograms", "grams", "milligrams", "tonnes"),
        "heaviest",
        "lightest",
        (
            "Four parcels lie on the counter. Which weight belongs to the {} one?",
            "Which of these loads is the {}?",
            "Four scales show different units. Which of them carries the {} load?",
        ),
    ),
    (
        ("litres", "centilitres", "millilitres", "cubic metres"),
        "largest",
        "smallest",
        (
            "Which of these volumes is the {}?",
            "Four buckets hold different amounts of water. Which amount is the {}?",
            "Four vessels are labelled in different units. What does the {} one hold?",
        ),
    ),
    (
        ("days", "hours", "minutes", "weeks"),
        "longest",
        "shortest",
        (
            "Which of these times is the {}?",
            "Four countdowns are running. Which of them has the {} time to go?",
            "Four ships need different times for a voyage. What time does the {} voyage take?",
        ),
    ),
)

# Two units, and sentences in which a is in the first, b in the second, to be added.
TOGETHER = (
    ("kilograms", "grams", ("A basket holds {a} of apples and {b} of plums. What do they weigh together?",
                            "To {a} of sand, {b} of cement are added. What is the mass of the mixture?",
                            "A rucksack weighs {a} empty and carries {b} of food. How heavy is it with the food?")),
    ("metres", "centimetres", ("A plank of {a} is joined end to end to one of {b}. How long are both?",
                               "The ladder measures {a} and is pulled out by a further {b}. What is its length then?",
                               "A tree of {a} has grown by {b} since it was measured. How tall is it?")),
    ("kilometres", "metres", ("It is {a} by bus and then {b} on foot. How long is the whole way?",
                              (
                                  "A swimmer does {a} in the morning and {b} in the evening. What is the distance "
                                  "of the day?"
                              ),
                              "The old cycle path of {a} is made {b} longer. How long is it now?")),
    ("litres", "millilitres", ("A punch is made from {a} of juice and {b} of mint tea. How much punch is there?",
                               "After {a} of soup have been served, {b} are left in the pot. How much was cooked?",
                               "The tank held {a} of oil, and {b} were poured in. What does it hold now?")),
    ("hours", "minutes", ("The outward journey takes {a}, the way back {b}. How long are both?",
                          "A film runs for {a}, with an interval of {b}. How much time does that make?",
                          "Painting takes {a}, and the clearing up takes {b}. How long does the work last?")),
    ("tonnes", "kilograms", ("A lorry with a mass of {a} is loaded with {b} of turnips. What is its mass then?",
                             "The farmer sold {a} of grain and keeps {b}. How large was the harvest?",
                             "A crane lifts a beam of {a} and a hook of {b}. What hangs on the rope?")),
)  # fmt: skip

# The same, to be taken away.
LEFT = (
    ("kilograms", "grams", ("From a sack with {a} of flour, {b} are used. How much flour is left?",
                            "A crate of pears weighs {a}, of which {b} is the crate. What do the pears weigh?",
                            "A dog of {a} has lost {b}. What does it weigh now?")),
    ("metres", "centimetres", ("A ribbon of {a} is shortened by {b}. How long is it then?",
                               "The well is {a} deep, and the water in it stands {b} high. How far down is the water?",
                               "Of a pole of {a}, {b} are in the ground. How much can be seen?")),
    ("kilometres", "metres", ("A stream of {a} runs in a pipe for {b}. How long is the open part?",
                              "On a stage of {a}, a hiker has {b} to go. How far has the hiker come?",
                              "A fence was to be {a} long, but {b} of it are missing. What length is there?")),
    ("litres", "millilitres", ("From a canister of {a}, {b} are poured out. How much stays in it?",
                               "A cask held {a} of vinegar; {b} have leaked away. What remains?",
                               "A bucket for {a} still has room for {b}. How much is in it?")),
    ("hours", "minutes", ("A lesson planned for {a} ends {b} early. How long did it last?",
                          "Of a drive of {a}, {b} were a traffic jam. How long was the rest?",
                          "A battery lasts for {a} and has been in use for {b}. How much longer will it last?")),
    ("tonnes", "kilograms", ("A loaded van has a mass of {a}; its load is {b}. What is its mass without it?",
                             "Out of {a} of potatoes, {b} are rotten. How much is good?",
                             "A stone of {a} loses {b} under the chisel. What is left of it?")),
)  # fmt: skip
