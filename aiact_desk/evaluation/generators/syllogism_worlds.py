"""What the forms of `syllogism_answers` speak of: groups of people and things, and small stories of facts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Group:
    """Things of one kind, told apart by adjectives; or people, told apart by what they are (then `noun` is empty)."""

    where: str
    noun: str
    member: str
    kinds: tuple[str, ...]


def _group(where: str, noun: str, member: str, kinds: str) -> Group:
    return Group(where, noun, member, tuple(kinds.split()))


GROUPS = (
    _group("In a cellar stand many boxes.", "boxes", "the box by the door", "round red locked heavy wooden empty"),
    _group("A dealer has a yard full of cars.", "cars", "the car at the gate", "green fast rented foreign clean old"),
    _group("A street has many houses.", "houses", "the house on the corner", "white tall empty modern narrow heated"),
    _group(
        "A library owns a lot of books.", "books", "the book on the desk", "thick illustrated French rare borrowed new"
    ),
    _group(
        "A rescue home looks after dogs.", "dogs", "the dog in the yard", "brown young trained friendly hungry large"
    ),
    _group("A museum shows coins.", "coins", "the coin in case 12", "silver Roman square damaged rare genuine"),
    _group("An orchard has many trees.", "trees", "the tree by the well", "tall healthy flowering old hollow crooked"),
    _group(
        "There are many bottles on a shelf.",
        "bottles",
        "the bottle in the middle",
        "blue full sealed Italian dusty small",
    ),
    _group(
        "A theatre keeps a store of costumes.",
        "costumes",
        "the costume on the hook",
        "yellow long torn woollen antique washed",
    ),
    _group("A port is full of boats.", "boats", "the boat at the pier", "white wooden insured Danish sunken fast"),
    _group(
        "A school has many rooms.", "rooms", "the room next to the stairs", "bright warm locked large painted quiet"
    ),
    _group(
        "Many horses can be seen at a fair.",
        "horses",
        "the horse near the fence",
        "black calm young Spanish shod strong",
    ),
    _group(
        "A collector has a case of stamps.",
        "stamps",
        "the stamp in the corner",
        "green triangular Swedish torn valuable unused",
    ),
    _group(
        "A bakery sells all sorts of loaves.",
        "loaves",
        "the loaf in the window",
        "dark salted sliced fresh organic flat",
    ),
    _group(
        "A tailor has a rail of coats.", "coats", "the coat by the mirror", "grey long lined cheap waterproof altered"
    ),
    _group(
        "A gallery has a room of pictures.",
        "pictures",
        "the picture above the sofa",
        "framed large Dutch insured cracked famous",
    ),
    _group(
        "A firm receives many letters.", "letters", "the letter on top", "stamped urgent private Polish opened long"
    ),
    _group(
        "A village has a choir and many clubs.", "", "Mirela", "singers anglers gardeners beekeepers dancers cyclists"
    ),
    _group("A company has a large staff.", "", "Tobias", "engineers drivers swimmers commuters parents dancers"),
    _group("Guests have come to a hotel.", "", "Ilse", "tourists lawyers swimmers pensioners photographers musicians"),
    _group("A sports camp has begun.", "", "Anton", "sprinters goalkeepers students climbers skiers rowers"),
    _group("Many people live in a block of flats.", "", "Renata", "tenants teachers pianists cyclists joggers nurses"),
    _group("Passengers wait at an airport.", "", "Lukas", "doctors chemists pilots readers smokers farmers"),
    _group("A town council has met.", "", "Judith", "lawyers farmers parents teachers joggers vegetarians"),
)

STORIES = (
    ("the shop is open", "the lamp is on", "Eva is at work", "the street is busy"),
    ("the train is late", "the platform is full", "the café is crowded", "the guard is nervous"),
    ("the river is high", "the bridge is closed", "the ferry is running", "the road is flooded"),
    ("the heating is on", "the window is shut", "the cat is indoors", "the kitchen is warm"),
    ("the museum is free today", "the queue is long", "the garden is open", "the cloakroom is full"),
    ("the harvest is good", "the price of apples is low", "the cider press is busy", "the barn is full"),
    ("the printer is out of order", "the office is closed", "the report is late", "the boss is away"),
    ("the snow is deep", "the pass is closed", "the hut is empty", "the ski lift is running"),
    ("the alarm is on", "the back door is locked", "the dog is in the house", "the caretaker is on leave"),
    ("the milk is sour", "the fridge is broken", "the shop is shut", "breakfast is late"),
    ("the mayor is ill", "the meeting is cancelled", "the hall is dark", "the vote is postponed"),
    ("the oven is hot", "the dough is ready", "the baker is awake", "the counter is stocked"),
    ("the pool is heated", "the changing room is open", "the lifeguard is on duty", "the entry fee is higher"),
    ("the theatre is sold out", "the critic is in town", "the car park is full", "the play is good"),
    ("the flag is up", "the castle is open", "the duke is at home", "the bridge is lowered"),
    ("the signal is red", "the line is blocked", "the driver is waiting", "the timetable is suspended"),
    ("the tide is low", "the mussel beds are dry", "the fishermen are on the beach", "the boats are aground"),
    ("the wifi is down", "the router is broken", "the class is cancelled", "the teacher is in the building"),
    ("the piano is in tune", "the choir is complete", "the church is heated", "the rehearsal is short"),
    ("the well is dry", "the pump is silent", "the trough is empty", "the sheep are thirsty"),
    ("the passport is valid", "the visa is ready", "the suitcase is packed", "the hotel is booked"),
    ("the referee is unwell", "the match is off", "the stadium is empty", "the fans are angry"),
    ("the honey is clear", "the jars are clean", "the labels are printed", "the stall is rented"),
    ("the lift is stuck", "the stairs are wet", "the porter is downstairs", "the tenant is late"),
    ("the moon is full", "the owls are awake", "the forest is silent", "the hunter is at home"),
    ("the servers are down", "the backup is recent", "the technician is on site", "the customers are patient"),
    ("the paint is dry", "the scaffolding is gone", "the façade is yellow", "the neighbours are pleased"),
    ("the budget is approved", "the playground is finished", "the swings are safe", "the children are outside"),
    ("the soup is salty", "the cook is in love", "the guests are polite", "the wine is cold"),
    ("the exam is over", "the library is deserted", "the students are in the park", "the bicycles are gone"),
)
