"""The scenes of `ordering_puzzles`: rows, races and rankings, and the sentences that say something about an order."""

from __future__ import annotations

from dataclasses import dataclass

NAMES = (
    "Agnes", "Boris", "Carla", "Denis", "Edith", "Fabio", "Gisela", "Henrik", "Irina", "Jonas",
    "Klara", "Lorenz", "Milena", "Nils", "Olga", "Pedro", "Rosa", "Stefan", "Thea", "Urban",
    "Viola", "Walter", "Xenia", "Yann", "Zora", "Amelie", "Bastian", "Celine", "Dora", "Emil",
)  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """One setting. x, y and z are those that are ordered; `ranks` names the places: first, second, third, fourth, last.

    `things` are what is ordered, where it is not people. `ahead` says that x has an earlier place than y, `behind` a
    later one, `next` the place directly before that of y.
    """

    id: str
    intro: str
    ahead: str
    behind: str
    next: str
    between: str
    place: str
    ask: str
    ranks: tuple[str, str, str, str, str]
    things: tuple[str, ...] = ()

    @property
    def not_place(self) -> str:
        """The sentence that x does not have a place."""
        verb = next(verb for verb in _DENIED if f" {verb} " in self.place)
        return self.place.replace(f" {verb} ", f" {_DENIED[verb]} ")


_DENIED = {
    "came": "did not come",
    "comes": "does not come",
    "has": "does not have",
    "hangs": "does not hang",
    "lies": "does not lie",
    "lives": "does not live",
    "sits": "does not sit",
    "stands": "does not stand",
    "is": "is not",
    "was": "was not",
}

IN_TIME = ("first", "second", "third", "fourth", "last")
FROM_LEFT = ("furthest left", "second from the left", "third from the left", "fourth from the left", "furthest right")
FROM_TOP = ("at the top", "second from the top", "third from the top", "fourth from the top", "at the bottom")


def _most(most: str, least: str) -> tuple[str, str, str, str, str]:
    return (f"the {most}", f"the second {most}", f"the third {most}", f"the fourth {most}", f"the {least}")


def _things(text: str) -> tuple[str, ...]:
    return tuple(f"the {word}" for word in text.split())


SCENES: tuple[Scene, ...] = (
    Scene(
        "race",
        "{all} ran a race, and no two of them finished together.",
        "{x} finished before {y}",
        "{x} finished after {y}",
        "{x} crossed the line directly before {y}",
        "{x} finished at some point between {y} and {z}",
        "{x} came {rank}",
        "Who came {rank}?",
        IN_TIME,
    ),
    Scene(
        "queue",
        "{all} are waiting in one line at a post office.",
        "{x} is somewhere ahead of {y} in the line",
        "{x} is somewhere behind {y}",
        "{x} stands directly ahead of {y}",
        "{x} has a place between {y} and {z}",
        "{x} is {rank} in the line",
        "Who is {rank} in the line?",
        IN_TIME,
    ),
    Scene(
        "bench",
        "{all} are on a park bench, all facing us.",
        "Seen by us, {x} sits to the left of {y}",
        "Seen by us, {x} sits to the right of {y}",
        "{x} sits immediately left of {y}",
        "{x} has a seat between {y} and {z}",
        "{x} sits {rank}",
        "Who sits {rank}?",
        FROM_LEFT,
    ),
    Scene(
        "age",
        "{all} were all born in different years.",
        "{x} is older than {y}",
        "{x} is younger than {y}",
        "In a list by age with the oldest on top, {x} stands immediately above {y}",
        "In age, {x} is between {y} and {z}",
        "{x} is {rank}",
        "Who is {rank}?",
        _most("oldest", "youngest"),
    ),
    Scene(
        "height",
        "{all} compare how tall they are; no two are equally tall.",
        "{x} is taller than {y}",
        "{x} is shorter than {y}",
        "{x} is taller than {y}, and nobody else is between the two",
        "{x}'s height is between those of {y} and {z}",
        "{x} is {rank}",
        "Who is {rank}?",
        _most("tallest", "shortest"),
    ),
    Scene(
        "floors",
        "{all} live in one house, each on a floor alone.",
        "{x} lives on a higher floor than {y}",
        "{x} lives on a lower floor than {y}",
        "{x}'s flat is immediately above that of {y}",
        "{x}'s floor is between those of {y} and {z}",
        "{x} lives {rank}",
        "Who lives {rank}?",
        FROM_TOP,
    ),
    Scene(
        "shelf",
        "{all} stand side by side on a shelf.",
        "{x} is somewhere to the left of {y}",
        "{x} is somewhere to the right of {y}",
        "{x} is immediately left of {y}",
        "{x} has its place between {y} and {z}",
        "{x} stands {rank}",
        "Which book stands {rank}?",
        FROM_LEFT,
        _things("atlas novel dictionary cookbook diary encyclopedia"),
    ),
    Scene(
        "arrival",
        "{all} came to a party one after another.",
        "{x} arrived earlier than {y}",
        "{x} arrived later than {y}",
        "{x} arrived directly before {y}",
        "{x} turned up between {y} and {z}",
        "{x} was {rank} to arrive",
        "Who was {rank} to arrive?",
        IN_TIME,
    ),
    Scene(
        "concert",
        "{all} play at a school concert, one after the other.",
        "{x} plays before {y}",
        "{x} plays after {y}",
        "{x} plays immediately before {y}",
        "{x}'s turn is between those of {y} and {z}",
        "{x} is {rank} on the programme",
        "Who is {rank} on the programme?",
        IN_TIME,
    ),
    Scene(
        "street",
        "{all} live on one side of a street, each in a house alone; the houses stand in a row.",
        "Seen from the street, {x}'s house is to the left of {y}'s",
        "Seen from the street, {x}'s house is to the right of {y}'s",
        "Seen from the street, {x}'s house is immediately left of {y}'s",
        "{x}'s house stands between those of {y} and {z}",
        "Seen from the street, {x} lives {rank}",
        "Seen from the street, who lives {rank}?",
        FROM_LEFT,
    ),
    Scene(
        "weight",
        "{all} are put on the scales, and no two weigh the same.",
        "{x} is heavier than {y}",
        "{x} is lighter than {y}",
        "{x} is heavier than {y}, and no other piece is between them",
        "The weight of {x} is between those of {y} and {z}",
        "{x} is {rank}",
        "Which piece of luggage is {rank}?",
        _most("heaviest", "lightest"),
        _things("suitcase rucksack holdall trunk satchel crate"),
    ),
    Scene(
        "prices",
        "{all} are for sale in a shop, all at different prices.",
        "{x} is dearer than {y}",
        "{x} is cheaper than {y}",
        "{x} is dearer than {y}, and no other price is between theirs",
        "In price, {x} is between {y} and {z}",
        "{x} is {rank}",
        "Which of them is {rank}?",
        _most("dearest", "cheapest"),
        _things("lamp kettle toaster mirror blanket clock"),
    ),
    Scene(
        "carriages",
        "{all} are travelling in different carriages of one train, with one of them in each carriage.",
        "{x} is further ahead in the train than {y}",
        "{x} is further behind in the train than {y}",
        "{x}'s carriage is directly ahead of {y}'s",
        "{x} is in a carriage between those of {y} and {z}",
        "Counted from the engine, {x} has the {rank} carriage",
        "Counted from the engine, who has the {rank} carriage?",
        IN_TIME,
    ),
    Scene(
        "stack",
        "{all} lie in one pile of laundry.",
        "{x} lies somewhere above {y}",
        "{x} lies somewhere below {y}",
        "{x} lies immediately above {y}",
        "{x} is between {y} and {z}",
        "{x} lies {rank}",
        "What lies {rank}?",
        FROM_TOP,
        _things("towel shirt jumper apron tablecloth pillowcase"),
    ),
    Scene(
        "exam",
        "In a test, all marks of {all} are different.",
        "{x} scored higher than {y}",
        "{x} scored lower than {y}",
        "In the list of results, from the best mark down, {x} is directly above {y}",
        "{x}'s mark is between those of {y} and {z}",
        "{x} has {rank} mark",
        "Who has {rank} mark?",
        ("the best", "the second best", "the third best", "the fourth best", "the worst"),
    ),
    Scene(
        "washing_line",
        "{all} hang side by side on a washing line.",
        "From the balcony, one sees {x} to the left of {y}",
        "From the balcony, one sees {x} to the right of {y}",
        "From the balcony, {x} is seen immediately left of {y}",
        "{x} is somewhere between {y} and {z}",
        "From the balcony, {x} hangs {rank}",
        "From the balcony, what hangs {rank}?",
        FROM_LEFT,
        _things("skirt sock bathrobe scarf blouse jacket"),
    ),
    Scene(
        "speeches",
        "{all} each give one talk at a meeting, one at a time.",
        "{x} speaks earlier than {y}",
        "{x} speaks later than {y}",
        "{y} speaks immediately after {x}",
        "{x} speaks at some time between {y} and {z}",
        "{x} is the {rank} speaker",
        "Who is the {rank} speaker?",
        IN_TIME,
    ),
    Scene(
        "rivers",
        "{all} are rivers on an invented map, and all differ in length.",
        "{x} is longer than {y}",
        "{x} is shorter than {y}",
        "On the list of rivers, longest first, {x} comes directly before {y}",
        "The length of {x} is between those of {y} and {z}",
        "{x} is {rank}",
        "Which river is {rank}?",
        _most("longest", "shortest"),
        ("Arlo", "Beska", "Corin", "Dalva", "Esker", "Fenna"),
    ),
    Scene(
        "mountains",
        "{all} are peaks of an invented island, and no two are equally high.",
        "{x} is higher than {y}",
        "{x} is lower than {y}",
        "{x} is higher than {y}, with no other peak's height between",
        "{x} is in height between {y} and {z}",
        "{x} is {rank}",
        "Which peak is {rank}?",
        _most("highest", "lowest"),
        ("Orvik", "Palma", "Quern", "Ruska", "Saldo", "Torren"),
    ),
    Scene(
        "ships",
        "{all} leave the harbour this morning, one by one.",
        "{x} sails before {y}",
        "{x} sails after {y}",
        "{x} is the ship that sails directly before {y}",
        "{x} puts to sea between {y} and {z}",
        "{x} is {rank} to leave",
        "Which ship is {rank} to leave?",
        IN_TIME,
        _things("ferry trawler tanker yacht tugboat schooner"),
    ),
    Scene(
        "dishes",
        "{all} are served one after another at a dinner.",
        "{x} is served before {y}",
        "{x} is served after {y}",
        "{y} is brought immediately after {x}",
        "{x} reaches the table between {y} and {z}",
        "{x} comes {rank}",
        "Which dish comes {rank}?",
        IN_TIME,
        _things("soup salad trout omelette pudding cheese"),
    ),
    Scene(
        "animals",
        "{all} cross a road in single file.",
        "{x} walks ahead of {y}, perhaps with others between them",
        "{x} walks behind {y}, perhaps with others between them",
        "{x} walks directly ahead of {y}",
        "{x} walks between {y} and {z}",
        "{x} is the {rank} animal in the file",
        "Which animal is {rank} in the file?",
        IN_TIME,
        _things("goose hedgehog lamb pony goat duck"),
    ),
    Scene(
        "desk_drawers",
        "{all} are each in a drawer of their own; the drawers of the chest are one above the other.",
        "The drawer with {x} is above the drawer with {y}",
        "The drawer with {x} is below the drawer with {y}",
        "{x} is in the drawer immediately above {y}",
        "The drawer with {x} is between those with {y} and {z}",
        "The drawer with {x} is {rank}",
        "What is in the drawer {rank}?",
        FROM_TOP,
        _things("stapler passport ruler camera torch calculator"),
    ),
    Scene(
        "delivery",
        "{all} get a parcel from the same van today, at different times.",
        "{x} gets a parcel earlier in the day than {y}",
        "{x} gets a parcel later in the day than {y}",
        "The van goes to {x} directly before it goes to {y}",
        "{x}'s parcel is handed over between those of {y} and {z}",
        "{x} is the {rank} customer of the van",
        "Who is the {rank} customer of the van?",
        IN_TIME,
    ),
    Scene(
        "planting",
        "{all} grow in one row of a garden bed.",
        "From the path, {x} can be seen to the left of {y}",
        "From the path, {x} can be seen to the right of {y}",
        "From the path, {x} can be seen immediately left of {y}",
        "The bed has {x} in a place between {y} and {z}",
        "From the path, {x} is {rank}",
        "Seen from the path, which plant is {rank}?",
        FROM_LEFT,
        _things("rose lily fern dahlia thistle peony"),
    ),
    Scene(
        "savings",
        "{all} count their savings; every amount is different.",
        "{x} owns more than {y}",
        "{x} owns less than {y}",
        "{x} owns more than {y}, and no amount of the others is between theirs",
        "The amount of {x} is between those of {y} and {z}",
        "{x} has {rank} amount",
        "Who has {rank} amount?",
        ("the largest", "the second largest", "the third largest", "the fourth largest", "the smallest"),
    ),
    Scene(
        "distance",
        "{all} go to the same school, from homes at different distances.",
        "{x} lives nearer to the school than {y}",
        "{x} lives farther from the school than {y}",
        "{x} lives nearer to it than {y}, and none of the others is at a distance between theirs",
        "The distance of {x} is between those of {y} and {z}",
        "{x} lives {rank}",
        "Who lives {rank}?",
        ("nearest to it", "second nearest to it", "third nearest to it", "fourth nearest to it", "farthest from it"),
    ),
    Scene(
        "paintings",
        "{all} are the motifs of paintings that hang in a row in a gallery.",
        "For a visitor, {x} hangs somewhere to the left of {y}",
        "For a visitor, {x} hangs somewhere to the right of {y}",
        "For a visitor, {x} hangs immediately left of {y}",
        "The row shows {x} between {y} and {z}",
        "For a visitor, {x} hangs {rank}",
        "For a visitor, which motif hangs {rank}?",
        FROM_LEFT,
        _things("lighthouse windmill bridge castle orchard waterfall"),
    ),
    Scene(
        "tournament",
        "After a chess tournament, no two of {all} have equally many points.",
        "{x} has more points than {y}",
        "{x} has fewer points than {y}",
        "In the final table {x} is placed directly above {y}",
        "The points of {x} are a number between those of {y} and {z}",
        "{x} is {rank} in the final table",
        "Who is {rank} in the final table?",
        IN_TIME,
    ),
    Scene(
        "temperatures",
        "{all} are invented towns, and no two report the same temperature.",
        "It is warmer in {x} than in {y}",
        "It is colder in {x} than in {y}",
        "On the list from warm to cold, {x} is directly above {y}",
        "The temperature in {x} is between those in {y} and {z}",
        "{x} is {rank} town",
        "Which is {rank} town?",
        _most("warmest", "coldest"),
        ("Alsted", "Brunova", "Castria", "Dornau", "Elvas", "Fontel"),
    ),
    Scene(
        "doctor",
        "{all} are called into a surgery, one patient after another.",
        "{x} is called before {y}",
        "{x} is called after {y}",
        "{x} is called directly before {y}",
        "The doctor sees {x} between {y} and {z}",
        "{x} is the {rank} patient",
        "Who is the {rank} patient?",
        IN_TIME,
    ),
    Scene(
        "building",
        "{all} were built in different years.",
        "{x} was built earlier than {y}",
        "{x} was built later than {y}",
        "{x} was built directly before {y}, none of the others in between",
        "The year of {x} is between those of {y} and {z}",
        "{x} was {rank} to be built",
        "Which building was {rank} to be built?",
        IN_TIME,
        _things("library station church museum theatre hospital"),
    ),
)
