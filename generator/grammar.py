"""Word lists of the little English that prompts are written in: articles, counts, colours, relations."""

from __future__ import annotations

from types import MappingProxyType


def wordlist(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


ARTICLES = wordlist(
    """a an the this that these those some any my your his her its our their one single lone enter entering show
    showing draw paint imagine picture please of i me we you it is are was were be there here s"""
)
DESCRIPTIVE = wordlist(
    """big large small little tiny huge giant giants enormous old young new ancient modern beautiful pretty cute happy
    sad angry smiling laughing sleeping sleepy sitting standing flying swimming running walking jumping dancing
    floating sailing looking howling blooming falling rising shining glowing burning bright dark light pale deep
    tall short long wide round square wooden stone metal iron glass plastic paper cold hot warm cool fresh ripe
    juicy delicious tasty sweet wild magical mysterious lonely quiet peaceful calm busy crowded empty full open
    closed true broken lost abandoned ruined majestic epic dramatic colorful colourful vibrant soft gentle fluffy furry
    shiny sparkling rusty dusty dirty clean surreal abstract simple elegant lovely gorgeous stunning detailed
    realistic fantastic fantasy mythical mystical friendly scary spooky creepy haunted enchanted sacred holy royal
    noble brave proud fierce hungry tired lazy wise cozy cosy rustic vintage retro futuristic medieval victorian
    tropical exotic gigantic massive mighty miniature baby full-grown adult striped spotted dotted sunny snowy rainy
    stormy foggy misty cloudy icy frozen sunlit moonlit starry very really quite so such resting lying grazing
    playing reading eating drinking waiting watching staring leaping perched hanging growing covered made filled lit
    illuminated neon pastel dreamy cosmic digital hand drawn crashing roaring rolling towering looming drifting
    soaring gliding diving hunting steaming melting cheerful curious erupting exploding spouting crying singing shouting
    brass copper chrome leather porcelain ceramic knitted woolen felt kawaii chibi adorable
    climbing crawling wandering shaking spinning yawning hovering sinking drowning marching racing setting"""
)


def table(text: str) -> dict[str, str]:
    """Lines of "value: word, word" as a map from word to value."""
    lines = (line.strip().partition(": ") for line in text.strip().splitlines())
    return {word: value for value, _, words in lines for word in words.split(", ")}


BEHIND = wordlist(  # what is said of a thing behind its name, and names nothing: "a car parked", "a man walking alone"
    """alone together fishing reflected attacked parked hidden dressed chased followed hatching leaning launching
    landing kissing outside outdoors down"""
)
PATTERNS = wordlist("spots stripes dots patches freckles speckles")  # what a thing has, and nothing beside it


COUNTS = MappingProxyType(
    {str(n): n for n in range(2, 10)}
    | {
        word: int(count)
        for word, count in table(
            """2: two, both, pair, couple
            3: three, trio, few
            4: four, several
            5: five
            6: six, many, lots
            7: seven
            8: eight
            9: nine, ten
            20: dozen, dozens, countless, hundreds, thousands, millions"""
        ).items()
    }
)
GATHERINGS = MappingProxyType(
    {
        word: int(count)
        for word, count in table(
            """1: bunch, pile, stack, bowl, cup, glass, slice, piece
            3: family, pod
            4: group, row, pack, fleet
            20: herd, flock, school, swarm, crowd, army, horde, field, meadow, valley, garden, forest, sea, sky"""
        ).items()
    }
)
COLOURS = MappingProxyType(
    {
        word: (int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16))
        for word, code in table(
            """de2c30: red
            f48820: orange
            face2e: yellow
            4ca848: green
            3476dc: blue
            8e4cbe: purple
            8e4cc8: violet
            f480ae: pink
            8a5634: brown
            2a2a30: black
            f6f6f8: white
            92969c: grey, gray
            f0ba2e: golden, gold
            c0c6ce: silver
            38c4c4: turquoise
            3cc8dc: cyan
            208e8e: teal
            d63a9e: magenta
            ba1834: crimson
            de2424: scarlet
            1c9860: emerald
            3a90e2: azure
            223470: navy
            e4d4b2: beige
            bc96d8: lilac
            b6a0e0: lavender
            4c3eac: indigo
            7a1c2c: maroon
            b0763a: bronze
            a0d636: lime"""
        ).items()
    }
)
RELATIONS = MappingProxyType(  # the longest first wins
    table(
        """on: on, upon, atop, on top of, sitting on, standing on, lying on, sleeping on, perched on
        in: in, inside, into, within, through, across, from, during, in the middle of, inside of, out of, full of
        in: down a, down the, up a, up the
        in: sitting in, walking down, running down, driving down, strolling down, going down, walking up
        at: at
        with: with, covered in, covered with, filled with, made of
        and: and, plus, or, in the background, in the foreground, in the distance, on the horizon, on its back
        and: on top, reflected in the water, reflected in a lake, reflected in the sea
        before: in front of, against, before
        beside: beside, besides, near, by, along, around, next to, close to, at the foot of
        beside: vs, versus, looking at, playing with, along with, together with
        beside: running from, running away from, running after, fleeing from, hiding from, escaping from
        beside: for a, for my
        beside: chasing, watching, facing, towards, toward, to
        amid: among, amongst, amid, amidst, surrounded by
        behind: behind
        under: under, below, beneath, underneath
        over: over, above, flying over, jumping over
        between: between
        riding: riding, driving, on the back of
        holding: holding, carrying, playing, eating, drinking, reading, wielding, pushing, knitting, sipping, sharing
        wearing: wearing
        topped: topped with, topped by, crowned with, crowned by
        without: without, no"""
    )
    | {",": "and"}
)
VERBS = MappingProxyType(  # what an action between two things says of their places; any other says "beside"
    table(
        """holding: flying, stealing, catching, pulling, kicking, throwing, selling, making, cooking, painting, sewing
        holding: writing, cutting, lifting, using, opening, having, balancing, juggling, drawing
        holding: casting, giving, handing, offering, bringing
        beside: hugging, kissing, cuddling
        on: crossing, climbing, entering, boarding
        over: leaping, jumping, abducting"""
    )
)
IRREGULAR = MappingProxyType(
    dict(
        pair.split(">")
        for pair in wordlist(
            """men>man women>woman children>child people>person mice>mouse geese>goose feet>foot teeth>tooth wolves>wolf
            leaves>leaf knives>knife loaves>loaf calves>calf oxen>ox elves>elf shelves>shelf cacti>cactus octopi>octopus
            lives>life halves>half dice>die thieves>thief scarves>scarf fungi>fungus hooves>hoof heroes>hero
            zombies>zombie cookies>cookie pixies>pixie genies>genie brownies>brownie smoothies>smoothie movies>movie
            emus>emu gnus>gnu menus>menu tutus>tutu gurus>guru kudus>kudu zebus>zebu caribous>caribou bayous>bayou
            plateaus>plateau chateaus>chateau"""
        )
    )
)
SAME = wordlist("fish sheep deer salmon trout koi")  # one or many: their plural shows in a missing article only
PAIRED = wordlist("headphones earphones binoculars scissors pliers tongs tweezers goggles overalls")  # one thing
TWOS = wordlist("boots shoes sneakers trainers socks gloves mittens sandals slippers skates earrings")  # a pair
ONE = wordlist("a an one single lone another this that")
SINGULAR_S = wordlist(
    """lens iris atlas canvas christmas paris mars this always towards news series species rhinoceros triceratops"""
)


def singular(word: str) -> str:
    """A noun without its plural ending, by rule; words that end in s by nature stay."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    ends = ("ss", "us")  # chess, a colossus
    if word in SINGULAR_S or not word.endswith("s") or len(word) < 4 or word.endswith(ends):  # noqa: PLR2004 - "gas"
        return word
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - "pies"
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "zes", "sses", "toes")):
        return word[:-2]
    return word[:-1]
