"""Talk of style in a prompt, which names nothing that could be drawn: mediums, painters, looks, words of praise."""

from __future__ import annotations

import re

MEDIUM = (
    r"(?:oil |acrylic |watercolou?r |digital |pencil |ink |pixel |line |concept |children'?s book )?"
    r"(?:painting|drawing|picture|photo|photograph|image|illustration|sketch|portrait|render|rendering|watercolou?r|"
    r"artwork|poster|mural|engraving|woodcut|print|scene|close-?up|view|depiction|snapshot|silhouette|still life)"
)
PAINTERS = (
    r"van gogh|monet|hokusai|picasso|dali|rembrandt|vermeer|klimt|warhol|turner|cezanne|matisse|munch|mondrian|"
    r"kandinsky|banksy|miyazaki|hayao miyazaki|da vinci"
)
LOOKS = (
    r"pixel art|low poly|line art|digital art|concept art|fan ?art|ukiyo-?e|art ?nouveau|art ?deco|oil on canvas|"
    r"stained glass(?! window)|watercolou?r|photo-?realistic|hyper-?realistic|highly detailed|trending on artstation|"
    r"artstation|octane render|unreal engine|4k|8k|hd|hdr|cinematic|anime|manga|cartoon|comic|impressionis[tm]+|"
    r"cubis[tm]+|synthwave|vaporwave|steampunk|expressionist|minimalis[tm]+|surrealis[tm]+|bokeh|macro|masterpiece|"
    r"matte painting|matte|(?:die-?cut )?stickers?(?=,|$)|vector|clip ?art|logo(?= of|,|$)|t-?shirt design|"
    r"award[- ]winning"
)
QUALITY = (  # what people add to make a picture better, and what names nothing in it
    r"(?:ultra|hyper|super|very|highly|insanely|extremely|photo|intricately|finely|richly)?[- ]?"
    r"(?:detailed|intricate|realistic|realism|sharp)(?: (?:details?|textures?|fur|background|face|eyes|art))?(?=,|$)|"
    r"(?:intricate|fine|rich|sharp|high|ultra|best|top|amazing|insane|extreme|crisp) "
    r"(?:details?|detail|quality|resolution|definition|focus|res)|"
    r"(?:cinematic|volumetric|dramatic|soft|studio|natural|ambient|moody|warm|global|rim|beautiful|epic|perfect|neon|"
    r"atmospheric|golden|bright|dynamic|realistic) (?:lighting|illumination|lights?)(?=,|$)|lighting|"
    r"(?:vibrant|pastel|vivid|bright|soft|muted|warm|cool|bold|beautiful|rich|neon) (?:colou?rs?|palette|tones?)|"
    r"depth of field|sharp focus|ray[- ]?trac(?:ing|ed)|golden ratio|rule of thirds|wide[- ]angle|dslr|35mm|uhd|16k|"
    r"(?:phone |desktop )?wallpaper|no (?:text|watermark)|deviantart|pixiv|artgerm|greg rutkowski|midjourney|"
    r"(?:(?:food|product|macro|nature|wildlife|portrait|street|studio) )?photography|reflections?(?=,|$)|"
    r"stable diffusion|dall-?e|professional(?: photo(?:graphy)?)?|trending|ultra[- ]?hd"
)
STYLE = re.compile(
    rf"\bin (?:the|an?) (?:\w+ )?(?:style|manner) of [^,|]+|\bin (?:\w+ )?\w+ style\b|\bstyle of [^,|]+|"
    rf"\b(?:an? |the )?(?:\w+ )?{MEDIUM} of\b|,? ?\b(?:as|like) an? {MEDIUM}\b|\bstudio ghibli\b|"
    rf"\bby (?:{PAINTERS})$|\b(?:{LOOKS})\b|\b(?:{QUALITY})(?=\W|$)",
    re.IGNORECASE,
)
