"""The bank's file: what it holds, how it is opened, how a piece is drawn."""

import zipfile

import numpy as np
import pytest

from generator.bank import BANK, Bank

LICENCES = {"MIT", "Apache-2.0", "CC-BY-4.0", "Public domain"}


def test_it_is_large_in_pieces_and_small_in_bytes(bank):
    assert len(bank.pieces) >= 4_000
    assert BANK.stat().st_size <= 8 * 2**20


def test_every_piece_names_author_and_a_free_licence(bank):
    assert {piece.pack.licence for piece in bank.pieces} <= LICENCES
    assert all(piece.author for piece in bank.pieces)


def test_concepts_and_pieces_point_at_each_other(bank):
    for number, concept in enumerate(bank.concepts):
        assert concept.pieces
        assert all(bank.pieces[i].concept == number for i in concept.pieces)


def test_vectors_are_unit_rows_of_a_recorded_eye(bank):
    assert bank.vectors.shape == (len(bank.concepts), 384)
    assert np.allclose(np.linalg.norm(bank.vectors, axis=1), 1, atol=0.02)
    assert len(bank.eye) == 64


def test_a_drawing_fills_the_size_asked_for(bank):
    for piece in bank.pieces[::400]:
        drawn = bank.draw(piece, 120, 90)
        assert drawn.dtype == np.uint8
        assert max(drawn.shape[1] / 120, drawn.shape[0] / 90) == pytest.approx(1, abs=0.02)
        alpha = drawn[..., 3] > 20
        rows, columns = np.flatnonzero(alpha.any(1)), np.flatnonzero(alpha.any(0))
        assert rows[-1] - rows[0] > 0.85 * drawn.shape[0]
        assert columns[-1] - columns[0] > 0.85 * drawn.shape[1]


def test_drawing_is_the_same_every_time(bank):
    piece = bank.pieces[100]
    assert np.array_equal(bank.draw(piece, 64, 64), bank.draw(piece, 64, 64))


def test_another_file_is_refused(tmp_path):
    (tmp_path / "bank.zip").write_bytes(b"no bank")
    with pytest.raises(zipfile.BadZipFile):
        Bank.open(tmp_path / "bank.zip")
