"""What a person types, and what the program answers."""

import io
import json
import os
import signal
import sys
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from generator.codec import from_json
from generator.errors import EyeError
from generator.media import kind_of, recipe_of
from tests.fakes import SOURCE, FakePaint, declared_png


def painted(typist, *words):
    """Paint something small as JSON, and give the object."""
    code, out, _ = typist("imagine", *words, "quality:draft", "--json")
    assert code == 0
    return json.loads(out)


# imagine


def test_words_become_a_picture_a_film_and_a_row(typist):
    code, out, err = typist("imagine", "orcas", "in", "the", "north", "pole", "seed:7", "quality:draft")
    assert (code, err) == (0, "")
    assert "Painted run 1 in" in out
    assert "seed 7" in out
    assert "It looked at a drawing for orcas (Apache-2.0): show 1 names their authors." in out
    assert "The memory has no drawing of 'quixotry'." in out
    files = [Path(line.split()[1]) for line in out.splitlines() if line.startswith("  ")]
    assert [kind_of(path.read_bytes()) for path in files] == ["png", "gif"]


def test_without_a_terminal_lines_are_few_and_plain(typist):
    _, out, _ = typist("imagine", "orcas", "quality:draft")
    assert out.splitlines()[:3] == ["Getting ready…", "Opening the eye…", "Step 0 of 40."]
    assert len(out.splitlines()) < 15
    assert "\x1b" not in out


def test_on_a_terminal_bar_scores_and_blocks_are_drawn(typist):
    typist.console = {"force_terminal": True, "color_system": "truecolor"}
    _, out, _ = typist("imagine", "orcas", "quality:draft")
    assert "▀" in out
    assert "Painted run 1" in out
    assert out.count("\x1b[?25h") >= 1  # the cursor is back


def test_a_terminal_that_shows_pictures_gets_one(typist):
    typist.console = {"force_terminal": True, "color_system": "truecolor"}
    typist.environ["TERM"] = "xterm-kitty"
    assert "\x1b_Gf=100,a=T" in typist("imagine", "orcas", "quality:draft")[1]


def test_a_terminal_without_colours_gets_no_blocks(typist):
    typist.console = {"force_terminal": True, "color_system": None}
    assert "▀" not in typist("imagine", "orcas", "quality:draft")[1]


def test_json_is_one_object_on_stdout_and_news_on_stderr(typist):
    code, out, err = typist("imagine", "a lake | fog:0.5", "style:oil", "seed:7", "quality:draft", "--json")
    found = json.loads(out)
    assert code == 0
    assert "Painted run 1" in err
    assert {"run": 1, "status": "done", "steps": 40, "seed": 7}.items() <= found.items()
    assert found["recipe"]["style"] == "oil"
    assert found["seconds"] >= 0
    assert [score["label"] for score in found["scores"]] == ["a lake | fog:0.5"]
    assert Path(found["png"]).is_file()
    assert Path(found["gif"]).is_file()


def test_results_are_copied_under_readable_names(typist, tmp_path):
    found = painted(
        typist, "Orcas & a very long line of words about the north pole", f"out:{tmp_path / 'mine' / 'art'}"
    )
    assert Path(found["png"]) == tmp_path / "mine" / "art" / "orcas-a-very-long-line-of-words-about-th-1.png"
    assert Path(found["gif"]).read_bytes().startswith(b"GIF89a")


def test_the_picture_holds_its_recipe(typist):
    found = painted(typist, "a lake", "seed:7")
    recipe = from_json(recipe_of(Path(found["png"]).read_bytes()))
    assert recipe == typist.paint.asked[0][0]
    assert json.loads(json.dumps(found["recipe"])) == found["recipe"]


def test_pictures_go_into_the_store_and_the_recipe(typist, tmp_path):
    Image.new("RGB", (160, 90), "navy").save(tmp_path / "sea.png")
    found = painted(typist, "orcas", f"start:{tmp_path / 'sea.png'}", f"--target={tmp_path / 'sea.png'}")
    recipe = typist.paint.asked[0][0]
    stored = Path(found["png"]).parents[1] / recipe.start[:2] / f"{recipe.start}.png"
    assert stored.read_bytes() == (tmp_path / "sea.png").read_bytes()
    assert recipe.images[0].sha256 == recipe.start
    assert recipe.width > recipe.height


@pytest.mark.parametrize("make", ["gif", "clear", "cmyk"])
def test_odd_pictures_are_welcome_as_a_start(typist, tmp_path, make):
    if make == "gif":
        path = tmp_path / "start.gif"
        Image.new("P", (32, 32)).save(path, save_all=True, append_images=[Image.new("P", (32, 32), 1)])
    elif make == "clear":
        path = tmp_path / "start.png"
        Image.new("RGBA", (32, 32), (0, 0, 0, 0)).save(path)
    else:
        path = tmp_path / "start.jpg"
        Image.new("CMYK", (32, 32)).save(path)
    painted(typist, "orcas", f"start:{path}")
    assert typist.paint.asked[0][0].start


# Ctrl-C


class Interrupting(FakePaint):
    """Presses Ctrl-C in the middle of one step, and holds that step until the program has answered each press."""

    def __init__(self, at, *answers):
        super().__init__()
        self.at, self.answers = at, answers

    def frame(self, recipe, step, *, first):
        if step == self.at:
            for answered in self.answers:
                os.kill(os.getpid(), signal.SIGINT)
                assert answered.wait(timeout=60), "nobody heard Ctrl-C"
        return super().frame(recipe, step, first=first)


class Paper(io.StringIO):
    """What a person reads; `keeping` is set once it says that the picture so far is kept."""

    def __init__(self):
        super().__init__()
        self.keeping = threading.Event()

    def write(self, text):
        written = super().write(text)
        if "Ctrl-C once more stops at once." in text:
            self.keeping.set()
        return written


def test_ctrl_c_keeps_what_is_painted_so_far_and_says_so(typist):
    paper = Paper()
    typist.paint, typist.console = Interrupting(20, paper.keeping), {"file": paper}
    assert typist("imagine", "orcas", "quality:fine")[0] == 130
    assert "Keeping what is painted so far; Ctrl-C once more stops at once." in paper.getvalue()
    assert "stopped after step 2" in paper.getvalue()
    assert typist("show", "1", "--json")[1].count('"status": "done"') == 1


@pytest.mark.parametrize(("at", "presses"), [(0, 1), (20, 2)])
def test_ctrl_c_stops_at_once_where_nothing_is_painted_yet_or_it_is_the_second(typist, at, presses):
    paper, left = Paper(), threading.Event()

    def leave(code):
        left.set()  # the step that is held can end, as it would with the process
        sys.exit(code)

    typist.paint = Interrupting(at, *[paper.keeping, left][-presses:])
    typist.leave, typist.console = leave, {"file": paper}
    with pytest.raises(SystemExit) as ended:
        typist("imagine", "orcas", "quality:fine")
    assert ended.value.code == 130
    assert "Stopped; nothing of run 1 is kept." in paper.getvalue()
    typist.console = {}
    assert "cancelled" in typist("history")[1]


# bad input


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["imagine"], "Say what to paint, in words"),
        (["imagine", "text:"], "The option text needs a value."),
        (["imagine", "   "], "Say what to paint, in words"),
        (["imagine", "x" * 5000], "at most 1,000 characters; this one has 5,000"),
        (["imagine", "fog:-1 | people:-2"], "At least one part needs a weight above zero"),
        (["imagine", "a:nan"], "A weight is a number from -10 to 10"),
        (["imagine", "a:1e9"], "A weight is a number from -10 to 10"),
        (["imagine", "a | | b"], "there are no words here"),
        (["imagine", "a", "style:gibli"], "Did you mean ghibli"),
        (["imagine", "a", "styel:ghibli"], "There is no option 'styel'. Did you mean style"),
        (["imagine", "a", "seed:minus"], "seed is a whole number"),
        (["imagine", "a", "start:nowhere.png"], "The start 'nowhere.png' can't be read"),
        (["imagine", "a", "start:~nobody-here/a.png"], "The start '~nobody-here/a.png' can't be read"),
        (["imagine", "a", "style:~nobody-here"], "There is no style '~nobody-here'"),
        (["imagine", "a", "style:" + "x" * 5000], "There is no style 'xxx"),
        (["db", "forget", "1", "in:~nobody-here"], "There is no backup in ~nobody-here."),
        (["imagin", "a"], "There is no command 'imagin'. Did you mean imagine"),
        (["xyzzy"], "There is no command 'xyzzy'. `help` lists them."),
        (["show"], "Say which run, by its number"),
        (["show", "twelve"], "run is a whole number"),
        (["show", "12"], "There is no run 12"),
        (["again", "12"], "There is no run 12"),
        (["history", "style:gibli"], "Did you mean ghibli"),
        (["styles", "all"], "I don't know what to do with 'all' here"),
    ],
)
def test_bad_input_is_answered_with_one_sentence(typist, words, sentence):
    code, out, err = typist(*words)
    assert (code, out) == (2, "")
    assert sentence in err
    assert typist.paint.asked == []


def test_a_mistake_in_the_line_has_a_caret_under_it(typist):
    _, _, err = typist("imagine", "a lake | fog:nan")
    line, caret = err.splitlines()[-2:]
    assert line[caret.index("^") :] == "nan"


def test_a_mistake_is_told_in_json_too(typist):
    code, out, _ = typist("imagine", "a", "style:gibli", "--json")
    assert code == 2
    assert "Did you mean ghibli" in json.loads(out)["error"]


@pytest.mark.parametrize("make", ["text", "bomb", "cut"])
def test_files_that_are_no_pictures_are_told(typist, tmp_path, make):
    whole = tmp_path / "whole.png"
    Image.fromarray(np.random.default_rng(1).integers(0, 255, (99, 99, 3), dtype=np.uint8)).save(whole)
    data = {"text": b"Dear diary", "bomb": declared_png(30_000, 30_000), "cut": whole.read_bytes()[:5000]}[make]
    (tmp_path / "start.png").write_bytes(data)
    code, _, err = typist("imagine", "a", f"start:{tmp_path / 'start.png'}")
    said = {"text": "not a picture", "bomb": "more than 50 million pixels", "cut": "damaged or cut short"}[make]
    assert code == 2
    assert err.startswith("start: ")
    assert said in err


def test_a_data_folder_that_is_a_file_is_told(typist, tmp_path):
    (tmp_path / "data").write_text("not a folder")
    code, _, err = typist("imagine", "a")
    assert code == 1
    assert str(tmp_path / "data") in err


def test_a_database_that_is_none_is_told(typist, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "reverie.db").write_bytes(b"this is no database, but long enough to look at" * 100)
    code, _, err = typist("imagine", "a")
    assert code == 1
    assert "reverie.db" in err
    assert err.count("\n") == 1


def test_a_folder_for_results_that_cannot_be_made_is_told_before_painting(typist, tmp_path):
    (tmp_path / "art").write_text("a file")
    code, _, err = typist("imagine", "a", f"out:{tmp_path / 'art' / 'mine'}")
    assert code == 2
    assert "can't be made: Not a directory" in err
    assert typist.paint.asked == []


def test_a_folder_that_cannot_be_written_to_is_told(typist, tmp_path):
    (tmp_path / "art" / "a-1.png").mkdir(parents=True)
    code, _, err = typist("imagine", "a", "quality:draft", f"out:{tmp_path / 'art'}")
    assert code == 2
    assert "can't be written to" in err


def test_bad_settings_are_named(typist):
    typist.environ |= {"DEVICE": "toaster", "THREADS": "many"}
    code, _, err = typist("imagine", "a")
    assert code == 2
    assert "DEVICE" in err
    assert "THREADS" in err


def test_an_eye_that_cannot_be_opened_fails_the_run_with_its_sentence(typist):
    typist.paint = FakePaint(fault=EyeError("There is no eye named 'evil'."), fault_at=0)
    code, _, err = typist("imagine", "a", "eye:evil")
    assert (code, err) == (1, "There is no eye named 'evil'. (run 1)\n")


# the other commands


def test_again_paints_the_recipe_with_another_seed(typist):
    first = painted(typist, "a lake", "style:oil", "avoid:fog", "seed:7")
    code, out, _ = typist("again", "1", "--json")
    second = json.loads(out)
    assert code == 0
    assert second["run"] == 2
    assert second["seed"] != 7
    assert {**second["recipe"], "seed": 7} == first["recipe"]


def test_again_with_the_same_seed_gives_the_same_picture(typist):
    first = painted(typist, "a lake", "seed:7")
    second = json.loads(typist("again", "1", "seed:7", "--json")[1])
    assert Path(first["png"]).name == Path(second["png"]).name


def test_show_tells_everything_about_a_run(typist):
    found = painted(typist, "a lake", "seed:7")
    code, out, _ = typist("show", "1")
    assert code == 0
    for text in (
        "a lake",
        "seed        7",
        found["png"],
        found["gif"],
        "frames      21",
        "whale by Google",
        "quixotry",
    ):
        assert text in out


def test_show_tells_the_rest_of_a_run_whose_picture_is_gone(typist):
    Path(painted(typist, "a lake")["png"]).unlink()
    out = typist("show", "1")[1]
    assert "png         is missing: `db check` tells more\ngif         /" in out
    assert "text        a lake" in out
    assert json.loads(typist("show", "1", "--json")[1])["png"] is None


def test_show_gives_json(typist):
    found = painted(typist, "a lake")
    assert json.loads(typist("show", "1", "--json")[1]) == found


def test_history_lists_the_newest_first(typist):
    assert typist("history")[1] == "Nothing is painted yet.\n"
    painted(typist, "a lake")
    painted(typist, "orcas", "style:oil")
    out = typist("history")[1]
    assert out.index("orcas") < out.index("a lake")
    assert "a lake" not in typist("history", "orcas")[1]
    assert "a lake" not in typist("history", "style:oil")[1]
    assert "a lake" not in typist("history", "limit:1")[1]


def test_long_words_and_notes_are_cut_short_in_what_is_said(typist):
    long = replace(SOURCE, words="castle " * 30)
    typist.paint = FakePaint(sources=(long, long), notes=("The eye misses " + "castle " * 99,))
    out = typist("imagine", "castle " * 100, "quality:draft")[1]
    assert "It looked at 2 drawings for castle castle" in out
    assert max(map(len, out.splitlines())) < 250
    assert "cas…" in typist("history")[1]


def test_styles_are_listed(typist):
    code, out, _ = typist("styles")
    assert code == 0
    assert "ghibli" in out


def test_eyes_are_listed(typist):
    code, out, _ = typist("eyes")
    assert code == 0
    assert {"pocket", "robust", "duo"} <= {line.split()[0] for line in out.splitlines()}


@pytest.mark.parametrize("words", [["help"], ["--help"], ["-h"]])
def test_help_lists_every_command(typist, words):
    code, out, _ = typist(*words)
    assert code == 0
    assert all(name in out for name in ("imagine", "again", "show", "history", "styles", "eyes"))


@pytest.mark.parametrize("words", [["imagine", "--help"], ["help", "imagine"]])
def test_help_of_a_command_lists_its_options_whole(typist, words):
    _, out, _ = typist(*words)
    shown = ("text:WORDS", "start:FILE", "target3_as:about|place", "canvas:paint|collage|collage-then-paint", "--json")
    assert all(name in out for name in shown)


def test_without_words_it_says_what_to_do(typist):
    code, out, err = typist()
    assert (code, out) == (2, "")
    assert "DISCORD_TOKEN" in err
    assert "imagine" in err
