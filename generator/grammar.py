"""Word lists of the little English that prompts are written in: articles, counts, colours, relations, talk about style."""

from __future__ import annotations

import re
from types import MappingProxyType

ARTICLES = frozenset(
    ["a", "an", "the", "this", "that", "these", "those", "some", "any", "my", "your", "his", "her", "its", "our", "their", "one", "single", "lone", "enter", "entering", "show", "showing", "draw", "paint", "imagine", "picture", "please", "of", "me", "i", "we", "you", "it", "is", "are", "was", "were", "be", "there", "here", "s"]
)
COUNTS = MappingProxyType(
    {
        "two": 2,
        "both": 2,
        "pair": 2,
        "couple": 2,
        "three": 3,
        "trio": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
    }
    | {"nine": 9, "ten": 9, "dozen": 9, "several": 4, "few": 3, "many": 6, "lots": 6, "countless": 9, "hundreds": 9}
    | {str(n): n for n in range(2, 10)}
)
GATHERINGS = MappingProxyType(
    {"flock": 5, "herd": 4, "bunch": 1, "group": 4, "school": 5, "swarm": 6, "pile": 1, "row": 4, "pack": 4, "crowd": 6}
    | {
        "field": 6,
        "family": 3,
        "pod": 3,
        "fleet": 4,
        "stack": 1,
        "bowl": 1,
        "cup": 1,
        "glass": 1,
        "slice": 1,
        "piece": 1,
    }
)
COLOURS = MappingProxyType(
    {
        "red": (222, 44, 48),
        "orange": (244, 136, 32),
        "yellow": (250, 206, 46),
        "green": (76, 168, 72),
        "blue": (52, 118, 220),
        "purple": (142, 76, 190),
        "violet": (142, 76, 200),
        "pink": (244, 128, 174),
        "brown": (138, 86, 52),
        "black": (42, 42, 48),
        "white": (246, 246, 248),
        "grey": (146, 150, 156),
        "gray": (146, 150, 156),
        "golden": (240, 186, 46),
        "gold": (240, 186, 46),
        "silver": (192, 198, 206),
        "turquoise": (56, 196, 196),
        "cyan": (60, 200, 220),
        "teal": (32, 142, 142),
        "magenta": (214, 58, 158),
        "crimson": (186, 24, 52),
        "scarlet": (222, 36, 36),
        "emerald": (28, 152, 96),
        "azure": (58, 144, 226),
        "navy": (34, 52, 112),
        "beige": (228, 212, 178),
        "lilac": (188, 150, 216),
        "lavender": (182, 160, 224),
        "indigo": (76, 62, 172),
        "maroon": (122, 28, 44),
        "bronze": (176, 118, 58),
        "lime": (160, 214, 54),
    }  # fmt: skip
)
DESCRIPTIVE = frozenset(
    ["big", "large", "small", "little", "tiny", "huge", "giant", "giants", "enormous", "old", "young", "new", "ancient", "modern", "beautiful", "pretty", "cute", "happy", "sad", "angry", "smiling", "laughing", "sleeping", "sleepy", "sitting", "standing", "flying", "swimming", "running", "walking", "jumping", "dancing", "floating", "sailing", "looking", "howling", "blooming", "falling", "rising", "shining", "glowing", "burning", "bright", "dark", "light", "pale", "deep", "tall", "short", "long", "wide", "round", "square", "wooden", "stone", "metal", "iron", "glass", "plastic", "paper", "cold", "hot", "warm", "cool", "fresh", "ripe", "juicy", "delicious", "tasty", "sweet", "wild", "magical", "mysterious", "lonely", "quiet", "peaceful", "calm", "busy", "crowded", "empty", "full", "open", "closed", "broken", "lost", "abandoned", "ruined", "majestic", "epic", "dramatic", "colorful", "colourful", "vibrant", "soft", "gentle", "fluffy", "furry", "shiny", "sparkling", "rusty", "dusty", "dirty", "clean", "surreal", "abstract", "simple", "elegant", "lovely", "gorgeous", "stunning", "detailed", "realistic", "fantastic", "fantasy", "mythical", "mystical", "friendly", "scary", "spooky", "creepy", "haunted", "enchanted", "sacred", "holy", "royal", "noble", "brave", "proud", "fierce", "hungry", "tired", "lazy", "wise", "cozy", "cosy", "rustic", "vintage", "retro", "futuristic", "medieval", "victorian", "tropical", "exotic", "gigantic", "massive", "mighty", "miniature", "baby", "full-grown", "adult", "striped", "spotted", "dotted", "sunny", "snowy", "rainy", "stormy", "foggy", "misty", "cloudy", "icy", "frozen", "sunlit", "moonlit", "starry", "very", "really", "quite", "so", "such", "resting", "lying", "grazing", "playing", "reading", "eating", "drinking", "waiting", "watching", "staring", "leaping", "perched", "hanging", "growing", "covered", "made", "filled", "lit", "illuminated", "neon", "pastel", "dreamy", "cosmic", "digital", "hand", "drawn", "crashing", "roaring", "rolling", "towering", "looming", "drifting", "soaring", "gliding", "diving", "hunting", "steaming", "melting", "sunlit", "cheerful", "curious"]
)
RELATIONS = MappingProxyType(  # the longest first wins
    {
        "on top of": "on",
        "in front of": "before",
        "next to": "beside",
        "close to": "beside",
        "in the middle of": "in",
        "surrounded by": "beside",
        "at the foot of": "beside",
        "on the back of": "riding",
        "inside of": "in",
        "out of": "in",
        "full of": "in",
        "covered in": "with",
        "covered with": "with",
        "filled with": "with",
        "made of": "with",
        "looking at": "beside",
        "sitting on": "on",
        "standing on": "on",
        "lying on": "on",
        "sleeping on": "on",
        "perched on": "on",
        "sitting in": "in",
        "flying over": "over",
        "jumping over": "over",
        "playing with": "beside",
        "along with": "beside",
        "together with": "beside",
        "on": "on",
        "upon": "on",
        "atop": "on",
        "in": "in",
        "inside": "in",
        "into": "in",
        "within": "in",
        "at": "at",
        "near": "beside",
        "by": "beside",
        "beside": "beside",
        "besides": "beside",
        "with": "with",
        "and": "and",
        "plus": "and",
        "behind": "behind",
        "under": "under",
        "below": "under",
        "beneath": "under",
        "underneath": "under",
        "over": "over",
        "above": "over",
        "between": "between",
        "through": "in",
        "across": "in",
        "along": "beside",
        "around": "beside",
        "against": "before",
        "riding": "riding",
        "holding": "holding",
        "carrying": "holding",
        "wearing": "wearing",
        "playing": "holding",
        "eating": "holding",
        "drinking": "holding",
        "reading": "holding",
        "wielding": "holding",
        "driving": "riding",
        "from": "in",
        "during": "in",
        "before": "before",
        "without": "without",
        "no": "without",
        "chasing": "beside",
        "watching": "beside",
        "facing": "beside",
        "or": "and",
        "towards": "beside",
        "toward": "beside",
        "to": "beside",
        ",": "and",
    }  # fmt: skip
)
MEDIUM = (
    r"(?:oil |acrylic |watercolou?r |digital |pencil |ink |pixel |line |concept |children'?s book )?"
    r"(?:painting|drawing|picture|photo|photograph|image|illustration|sketch|portrait|render|rendering|watercolou?r|artwork|"
    r"poster|mural|engraving|woodcut|print|scene|close-?up|view|depiction|snapshot|silhouette|still life)"
)
STYLE = re.compile(
    rf"\bin (?:the|an?) (?:\w+ )?(?:style|manner) of [^,|]+|\b(?:an? |the )?(?:\w+ )?{MEDIUM} of\b|\bin (?:\w+ )?\w+ style\b|"
    rf"\bstyle of [^,|]+|,? ?\b(?:as|like) an? {MEDIUM}\b|\bstudio ghibli\b|\bby (?:van gogh|monet|hokusai|picasso|dali|rembrandt|"
    r"vermeer|klimt|warhol|turner|cezanne|matisse|munch|mondrian|kandinsky|banksy|miyazaki|da vinci|hayao miyazaki)$|"
    r"\b(?:pixel art|low poly|line art|digital art|concept art|fan ?art|ukiyo-?e|art ?nouveau|art ?deco|oil on canvas|stained glass"
    r"(?! window)|watercolou?r|photo-?realistic|hyper-?realistic|highly detailed|trending on artstation|artstation|octane render|"
    r"unreal engine|4k|8k|hd|hdr|cinematic|anime|manga|cartoon|comic|impressionis[tm]+|cubis[tm]+|synthwave|vaporwave|steampunk|"
    r"cubist|expressionist|minimalis[tm]+|surrealis[tm]+|bokeh|macro|masterpiece|award[- ]winning)\b",
    re.IGNORECASE,
)
IRREGULAR = MappingProxyType(
    {
        "men": "man",
        "women": "woman",
        "children": "child",
        "people": "person",
        "mice": "mouse",
        "geese": "goose",
        "feet": "foot",
    }
    | {
        "teeth": "tooth",
        "wolves": "wolf",
        "leaves": "leaf",
        "knives": "knife",
        "loaves": "loaf",
        "calves": "calf",
        "oxen": "ox",
    }
    | {
        "elves": "elf",
        "shelves": "shelf",
        "cacti": "cactus",
        "octopi": "octopus",
        "lives": "life",
        "halves": "half",
        "dice": "die",
    }
    | {
        "thieves": "thief",
        "scarves": "scarf",
        "fungi": "fungus",
        "hooves": "hoof",
        "fairies": "fairy",
        "heroes": "hero",
    }
)
SINGULAR_S = frozenset(["glass", "grass", "dress", "bus", "cross", "moss", "compass", "princess", "actress", "goddess", "cactus", "octopus", "lens", "iris", "walrus", "gas", "virus", "chess", "mattress", "fortress", "waitress", "hippopotamus", "crocus", "lotus", "iris", "atlas", "canvas", "bass", "boss", "abyss", "darkness", "loneliness", "sadness", "happiness", "christmas", "paris", "venus", "mars", "colossus", "platypus", "circus", "his", "its", "this", "is", "was", "us", "as", "plus", "thus", "always", "towards", "across", "porcupus", "news", "series", "species", "rhinoceros", "asparagus"])  # fmt: skip


def singular(word: str) -> str:
    """A noun without its plural ending, by rule; words that end in s by nature stay."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in SINGULAR_S or not word.endswith("s") or len(word) < 4 or word.endswith("ss"):  # noqa: PLR2004 - "gas"
        return word
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - "pies"
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "zes", "sses", "toes")):
        return word[:-2]
    return word[:-1]
