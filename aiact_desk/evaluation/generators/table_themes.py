"""What the tables of `table_reading` are about: rows with invented names, and columns of whole numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A head with its unit, as in `depth (m)`, and the range of its values."""

    head: str
    low: int
    high: int
    step: int

    @property
    def name(self) -> str:
        """The head without the unit, as it stands in a question."""
        return self.head.split(" (")[0]

    @property
    def unit(self) -> str:
        return self.head.split(" (")[1].rstrip(")") if "(" in self.head else ""


@dataclass(frozen=True)
class Theme:
    """The word for what a row is, names for rows, and columns. `title` says what the table is."""

    id: str
    title: str
    row: str
    names: tuple[str, ...]
    columns: tuple[Column, ...]


def _theme(id: str, title: str, row: str, names: str, *columns: tuple[str, int, int, int]) -> Theme:
    return Theme(id, title, row, tuple(names.split()), tuple(Column(*column) for column in columns))


THEMES = (
    _theme(
        "lakes", "Lakes of an invented region", "lake", "Aral Brenn Corva Dunsee Elmar Fenlo",
        ("depth (m)", 12, 96, 1), ("area (ha)", 40, 480, 10), ("number of beaches", 2, 14, 1),
    ),
    _theme(
        "hotels", "Hotels in a seaside town", "hotel", "Anchor Belvedere Continental Dune Esplanade Florida",
        ("price of a room (€)", 62, 189, 1), ("number of rooms", 14, 120, 2), ("way to the beach (m)", 50, 900, 50),
    ),
    _theme(
        "trains", "Trains from the capital on a Monday", "train", "Alpha Boreas Comet Delta Express Falcon",
        ("travel time (min)", 95, 240, 5), ("ticket price (€)", 19, 88, 1), ("number of stops", 2, 15, 1),
    ),
    _theme(
        "villages", "Villages in a valley", "village", "Altdorf Birkau Cresta Dornegg Eschen Furth",
        ("number of inhabitants", 310, 2900, 10), ("altitude (m)", 420, 1650, 10), ("number of farms", 4, 38, 1),
    ),
    _theme(
        "bakeries", "What five bakeries sold on one morning", "bakery", "Amann Bucher Conti Dahl Egger Fischer",
        ("number of rolls", 120, 680, 10), ("number of loaves", 25, 110, 1), ("takings (€)", 240, 990, 5),
    ),
    _theme(
        "pupils", "A school sports day", "pupil", "Alma Bruno Clara David Elsa Franz",
        ("long jump (cm)", 215, 420, 1), ("ball throw (m)", 14, 45, 1), ("number of points", 310, 890, 1),
    ),
    _theme(
        "museums", "Museums of a city in one year", "museum", "Archive Botanica Costume Design Electra Folklore",
        ("number of visitors", 1200, 9800, 100), ("entrance fee (€)", 3, 18, 1), ("number of rooms", 5, 42, 1),
    ),
    _theme(
        "phones", "Five mobile phones in a test", "phone", "Astra Blip Corto Duo Echo Fino",
        ("price (€)", 129, 899, 10), ("battery life (h)", 14, 48, 1), ("weight (g)", 139, 232, 1),
    ),
    _theme(
        "mountain_huts", "Huts on a hiking route", "hut", "Adler Berghof Cima Dachs Enzian Falken",
        ("altitude (m)", 1250, 2890, 10), ("number of beds", 16, 110, 2), ("price of a bed (€)", 18, 45, 1),
    ),
    _theme(
        "apples", "Sorts of apples in an orchard", "sort", "Amber Bellida Corail Doria Estiva Fiesta",
        ("number of trees", 35, 240, 5), ("harvest (kg)", 900, 7800, 50), ("mean weight (g)", 95, 240, 1),
    ),
    _theme(
        "courses", "Evening courses of an adult school", "course",
        "Arabic Bookkeeping Cookery Drawing English First-aid",
        ("number of places", 8, 24, 1), ("fee (€)", 45, 240, 5), ("number of evenings", 3, 16, 1),
    ),
    _theme(
        "ferries", "Ferries on a strait", "ferry", "Aurora Bjorn Carina Dolphin Elena Freya",
        ("crossing time (min)", 35, 155, 5), ("number of car decks", 1, 7, 1), ("number of passengers", 180, 1400, 20),
    ),
    _theme(
        "clubs", "A regional volleyball league at the end of the season", "team",
        "Adlershof Borgo Castell Durach Esslo Ferrol",
        ("number of wins", 3, 21, 1), ("number of lost sets", 18, 60, 1), ("number of points", 9, 58, 1),
    ),
    _theme(
        "libraries", "Branch libraries in a district", "branch", "Ahorn Brunnen Centrum Dom Eiche Forum",
        ("number of loans", 1300, 9900, 50), ("number of readers", 210, 1900, 10),
        ("weekly opening time (h)", 12, 52, 1),
    ),
    _theme(
        "farms", "Farms of a cooperative", "farm", "Amsel Buche Clover Distel Erle Fichte",
        ("number of cows", 18, 140, 1), ("area of pasture (ha)", 22, 160, 1), ("daily milk yield (l)", 380, 2900, 10),
    ),
    _theme(
        "cities", "Weather in five invented cities in May", "city", "Ancora Belmar Cortina Dravo Ebenau Falun",
        ("number of sunny days", 3, 15, 1), ("number of rainy days", 4, 16, 1), ("rainfall (mm)", 12, 148, 1),
    ),
)  # fmt: skip
