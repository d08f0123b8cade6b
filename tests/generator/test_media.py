"""Pictures in and out: exact, small, and never fooled by a file's name."""

import warnings
from contextlib import suppress
from io import BytesIO

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.errors import ImageError
from generator.media import CREDITS, KEPT_SIDE, RECIPE, kind_of, open_picture, png, recipe_of, upscale
from generator.recipe import MAX_IMAGE_BYTES
from tests.fakes import declared_png


def painting(width=24, height=16):
    return np.random.default_rng(7).integers(0, 256, (height, width, 3), dtype=np.uint8)


def saved(picture, kind, **options):
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def colour_of(data):
    return open_picture(data).mean(axis=(0, 1)).round().tolist()


# what we write


def test_a_png_keeps_every_pixel():
    image = painting()
    assert np.array_equal(np.asarray(Image.open(BytesIO(png(image)))), image)


def test_the_same_picture_and_texts_give_the_same_bytes():
    texts = {RECIPE: '{"text": "orcas"}', CREDITS: "whale by Ann, CC BY 4.0"}
    assert png(painting(), texts) == png(painting().copy(), dict(texts))


def test_a_png_holds_no_time():
    kinds = [kind for kind in (b"tIME", b"tEXt", b"eXIf") if kind in png(painting(), {RECIPE: "{}"})]
    assert kinds == []


def test_a_quick_png_holds_the_same_pixels():
    image = painting()
    assert np.array_equal(open_picture(png(image, level=1)), image)


@given(st.text(max_size=200).filter(lambda text: "\0" not in text))
def test_the_recipe_comes_back_out_of_a_png(text):
    text = text.encode("utf-8", "ignore").decode()
    assert recipe_of(png(painting(), {CREDITS: "nobody", RECIPE: text})) == text


def test_other_viewers_find_the_recipe_too():
    assert Image.open(BytesIO(png(painting(), {RECIPE: "ключ"}))).text == {RECIPE: "ключ"}


def test_a_picture_without_a_recipe_has_none():
    assert recipe_of(png(painting())) is None
    assert recipe_of(b"no picture at all") is None


def test_an_endless_recipe_is_no_recipe():
    assert recipe_of(png(painting(), {RECIPE: "x" * 2**18})) is None


@given(st.integers(0, 200), st.binary(max_size=30))
def test_a_damaged_png_has_a_text_or_none_but_no_accident(cut, tail):
    whole = png(painting(), {RECIPE: '{"text": "orcas"}'})
    found = recipe_of(whole[:cut] + tail)
    assert found is None or isinstance(found, str)


def test_what_is_shown_has_at_least_384_pixels_on_its_short_side():
    assert upscale(painting(48, 32)).shape == (384, 576, 3)
    assert upscale(painting(48, 32), at_least=64).shape == (64, 96, 3)


def test_a_large_picture_is_shown_as_it_is():
    image = painting(40, 20)
    assert upscale(image, at_least=20) is image


def test_enlarging_keeps_flat_colour_flat():
    flat = np.full((16, 16, 3), (10, 120, 250), dtype=np.uint8)
    assert np.unique(upscale(flat).reshape(-1, 3), axis=0).tolist() == [[10, 120, 250]]


# what a person gives


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "BMP"])
def test_a_picture_of_each_exact_kind_is_read_exactly(kind):
    image = painting()
    assert np.array_equal(
        open_picture(saved(Image.fromarray(image), kind, **({"lossless": True} if kind == "WEBP" else {}))), image
    )


@pytest.mark.parametrize("kind", ["JPEG", "GIF", "AVIF"])
def test_the_other_kinds_are_read_nearly(kind):
    red = Image.new("RGB", (32, 32), (200, 30, 40))
    assert np.allclose(colour_of(saved(red, kind)), (200, 30, 40), atol=6)


@pytest.mark.parametrize(("kind", "ending"), [("PNG", "png"), ("JPEG", "jpg"), ("WEBP", "webp"), ("AVIF", "avif")])
def test_the_real_type_of_a_picture_is_its_content(kind, ending):
    assert kind_of(saved(Image.new("RGB", (16, 16)), kind)) == ending


def test_the_two_jpegs_of_a_phone_are_a_jpeg():
    first, second = Image.new("RGB", (16, 16), "red"), Image.new("RGB", (16, 16), "blue")
    data = saved(first, "MPO", save_all=True, append_images=[second])
    assert kind_of(data) == "jpg"
    assert open_picture(data).shape == (16, 16, 3)


def test_a_transparent_picture_lies_on_white():
    clear = Image.new("RGBA", (16, 16), (255, 0, 0, 0))
    half = Image.new("RGBA", (16, 16), (0, 0, 0, 128))
    assert colour_of(saved(clear, "PNG")) == [255, 255, 255]
    assert colour_of(saved(half, "PNG")) == [127, 127, 127]


def test_a_palette_with_a_transparent_colour_lies_on_white():
    picture = Image.new("P", (16, 16), 1)
    picture.putpalette([9, 9, 9, 0, 0, 255])
    assert colour_of(saved(picture, "PNG")) == [0, 0, 255]
    assert colour_of(saved(picture, "PNG", transparency=1)) == [255, 255, 255]


def test_of_an_animated_gif_the_first_frame_counts():
    first, second = Image.new("RGB", (16, 16), "red"), Image.new("RGB", (16, 16), "blue")
    data = saved(first, "GIF", save_all=True, append_images=[second], duration=100)
    assert Image.open(BytesIO(data)).n_frames == 2
    assert colour_of(data) == [255, 0, 0]


def test_a_cmyk_jpeg_is_converted():
    ink = Image.new("CMYK", (16, 16), (0, 255, 255, 0))
    assert np.allclose(colour_of(saved(ink, "JPEG")), (255, 0, 0), atol=6)


def test_a_sideways_photograph_is_turned_upright():
    photo = Image.new("RGB", (40, 20), "black")
    photo.paste("white", (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn clockwise to see it upright: left becomes top
    upright = open_picture(saved(photo, "JPEG", exif=exif, quality=95))
    assert upright.shape == (40, 20, 3)
    assert upright[:15].mean() > 240
    assert upright[-15:].mean() < 15


def test_a_16_bit_grey_keeps_its_greys():
    grey = Image.fromarray(np.full((16, 16), 0x8080, dtype=np.uint16))
    assert colour_of(saved(grey, "PNG")) == [128, 128, 128]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P"])
def test_a_picture_of_each_mode_becomes_rgb(mode):
    read = open_picture(saved(Image.new("L", (16, 16), 255).convert(mode), "PNG"))
    assert (read.shape, read.dtype, int(read.min())) == ((16, 16, 3), np.uint8, 255)


def test_what_is_read_may_be_written_to():
    assert open_picture(png(painting())).flags.writeable


def test_a_huge_photograph_is_reduced_while_it_is_read():
    assert open_picture(saved(Image.new("RGB", (4200, 2100)), "JPEG")).shape == (KEPT_SIDE // 2, KEPT_SIDE, 3)


def test_a_text_file_called_png_is_told_from_a_picture():
    with pytest.raises(ImageError, match="not a picture I can read"):
        open_picture(b"Dear diary, today I was renamed to picture.png.")


def test_an_empty_file_is_no_picture():
    with pytest.raises(ImageError, match="not a picture I can read"):
        open_picture(b"")


def test_a_document_that_pillow_could_read_is_refused():
    with pytest.raises(ImageError, match="not a picture I can read"):
        open_picture(saved(Image.new("RGB", (16, 16)), "TIFF"))


def test_a_bomb_of_900_million_pixels_is_never_decoded():
    with pytest.raises(ImageError, match="more than 50 million pixels"):
        open_picture(declared_png(30_000, 30_000))


def test_a_small_bomb_is_refused_with_its_size():
    with pytest.raises(ImageError, match=r"That picture has 8,000 by 7,000 pixels, more than 50 million"):
        open_picture(declared_png(8_000, 7_000))


def test_a_middling_bomb_that_pillow_only_warns_of_is_refused():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(ImageError, match="more than 50 million pixels"):
            open_picture(declared_png(10_000, 10_000))


def test_a_truncated_picture_is_said_to_be_damaged():
    data = saved(Image.fromarray(painting(200, 200)), "JPEG")
    with pytest.raises(ImageError, match="damaged or cut short"):
        open_picture(data[: len(data) // 2])


def test_a_file_of_too_many_bytes_is_not_even_opened():
    with pytest.raises(ImageError, match="larger than 20 MB"):
        open_picture(png(painting()) + b"\0" * MAX_IMAGE_BYTES)


def test_a_speck_is_too_small():
    with pytest.raises(ImageError, match="3 by 3 pixels"):
        open_picture(png(painting(3, 3)))


SAMPLES = {
    kind: saved(Image.fromarray(painting(32, 32)), kind) for kind in ("PNG", "JPEG", "WEBP", "GIF", "BMP", "AVIF")
}


@pytest.mark.filterwarnings("ignore")  # Pillow warns of odd metadata, which is not what is tested
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_any_damage_gives_a_picture_or_a_sentence(kind, data):
    broken = bytearray(SAMPLES[kind])
    for _ in range(data.draw(st.integers(1, 4))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(broken)))
    with suppress(ImageError):
        assert open_picture(bytes(broken[:cut])).ndim == 3
