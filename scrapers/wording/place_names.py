"""Names that adverts use for cities and regions, which no list of cities has."""

from __future__ import annotations

# Folded names of a city, an abbreviation or the area around it, with the city's own.
SPOKEN = {
    "nyc": "New York", "new york city": "New York", "new york metropolitan": "New York",
    "sf": "San Francisco", "san francisco bay": "San Francisco",
    "san francisco bay area": "San Francisco", "washington d.c": "Washington",
    "washington dc": "Washington", "dc": "Washington", "dallas fort worth": "Dallas",
    "dallas fort worth metroplex": "Dallas", "minneapolis st. paul": "Minneapolis",
    "raleigh durham": "Raleigh", "frankfurt rhine main": "Frankfurt", "cologne bonn": "Cologne",
    "paris et peripherie": "Paris", "lyon et peripherie": "Lyon", "lille et peripherie": "Lille",
    "city of london": "London",
}  # fmt: skip
# Regions that stand before their country as a city would: "Île-de-France, France".
REGIONS = frozenset({
    "ile de france", "auvergne rhone alpes", "provence alpes cote d'azur", "nouvelle aquitaine",
    "occitanie", "hauts de france", "grand est", "bretagne", "pays de la loire", "normandie",
    "bayern", "bavaria", "hessen", "hesse", "nordrhein westfalen", "north rhine westphalia",
    "baden wurttemberg", "niedersachsen", "lower saxony", "sachsen", "saxony", "brandenburg",
    "schleswig holstein", "rheinland pfalz", "rhineland palatinate", "thuringen", "thuringia",
    "catalonia", "cataluna", "catalunya", "andalusia", "andalucia", "comunidad de madrid",
    "community of madrid", "comunidad valenciana", "pais vasco", "basque country", "lombardy",
    "lombardia", "lazio", "piedmont", "piemonte", "veneto", "tuscany", "toscana",
    "emilia romagna", "campania", "north holland", "noord holland", "south holland",
    "zuid holland", "noord brabant", "north brabant", "gelderland", "flemish region", "flanders",
    "wallonia", "brussels region", "mazowieckie", "masovian voivodeship", "mazovia",
    "malopolskie", "lesser poland", "dolnoslaskie", "lower silesia", "silesia", "leinster",
    "munster", "connacht", "maharashtra", "karnataka", "tamil nadu", "telangana", "haryana",
    "uttar pradesh", "west bengal", "gujarat", "kerala", "gauteng", "western cape",
    "kwazulu natal", "new south wales", "sao paulo state", "bohemia", "moravia",
    "lisbon metropolitan", "skane", "stockholms lan", "vastra gotalands lan", "uusimaa",
})  # fmt: skip
# Counties of England, by which a town there is told from its namesakes.
COUNTIES = (
    "Bedfordshire", "Berkshire", "Buckinghamshire", "Cambridgeshire", "Cheshire", "Cornwall",
    "Cumbria", "Derbyshire", "Devon", "Dorset", "East Sussex", "East Yorkshire", "Essex",
    "Gloucestershire", "Greater Manchester", "Hampshire", "Herefordshire", "Hertfordshire", "Kent",
    "Lancashire", "Leicestershire", "Lincolnshire", "Merseyside", "Norfolk", "North Yorkshire",
    "Northamptonshire", "Northumberland", "Nottinghamshire", "Oxfordshire", "Shropshire",
    "Somerset", "South Yorkshire", "Staffordshire", "Suffolk", "Surrey", "Tyne and Wear",
    "Warwickshire", "West Midlands", "West Sussex", "West Yorkshire", "Wiltshire", "Worcestershire",
)  # fmt: skip
