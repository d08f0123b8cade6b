"""The compositor: what lies where it is at home is pasted pixel by pixel, and every motion can be learned."""

import pytest
import torch

from generator.compositor import Laid, compose

GROUND = torch.full((1, 3, 24, 32), 0.5)
RED, BLUE = (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)


def paper(colour=RED, alpha=1.0, size=(8, 12)):
    """A sheet (1, 4, h, w) of one colour, multiplied by alpha."""
    return torch.tensor([*(alpha * c for c in colour), alpha])[None, :, None, None].expand(1, 4, *size).contiguous()


def laid(*centres, **given):
    """Pieces at these centres, unturned, each in front of those before it."""
    n = len(centres)
    poses = {
        "centre": torch.tensor(centres),
        "scale": torch.ones(n),
        "angle": torch.zeros(n),
        "tint": torch.ones(n, 3),
        "opacity": torch.ones(n),
        "depth": torch.linspace(0, 1, n),
    }
    return Laid(**{**poses, **given})


def test_a_piece_at_home_is_pasted_pixel_by_pixel():
    image = compose([paper()], laid((16.0, 12.0)), GROUND, 1.0)
    pasted = GROUND.clone()
    pasted[..., 8:16, 10:22] = torch.tensor(RED)[:, None, None]
    assert torch.allclose(image, pasted, atol=1e-6)


def test_a_quarter_turn_swaps_width_and_height():
    image = compose([paper()], laid((16.0, 12.0), angle=torch.tensor([torch.pi / 2])), GROUND, 1.0)
    upright = compose([paper(size=(12, 8))], laid((16.0, 12.0)), GROUND, 1.0)
    assert torch.allclose(image, upright, atol=1e-4)


def test_a_turn_is_clockwise():
    half = paper()
    half[..., :6] = 0  # only the right half is paper
    image = compose([half], laid((16.0, 12.0), angle=torch.tensor([torch.pi / 2])), GROUND, 1.0)
    assert image[0, 0, 16, 16] == pytest.approx(1.0)  # the right half came down
    assert image[0, 0, 8, 16] == pytest.approx(0.5)


def test_pieces_are_laid_over_each_other_by_depth():
    papers, centres = [paper(), paper(BLUE, alpha=0.5)], ((16.0, 12.0), (16.0, 12.0))
    above = compose(papers, laid(*centres), GROUND, 1.0)[0, :, 12, 16]
    below = compose(papers, laid(*centres, depth=torch.tensor([1.0, 0.0])), GROUND, 1.0)[0, :, 12, 16]
    assert above.tolist() == pytest.approx([0.5, 0.0, 0.5])
    assert below.tolist() == pytest.approx([1.0, 0.0, 0.0])


def test_a_soft_order_shows_the_nearer_piece_more_and_can_be_learned():
    depth = torch.tensor([0.0, 1.0], requires_grad=True)
    image = compose([paper(), paper(BLUE)], laid((16.0, 12.0), (16.0, 12.0), depth=depth), GROUND, 0.0)
    red, _, blue = image[0, :, 12, 16]
    assert 0 < red.item() < blue.item() < 1
    red.backward()
    assert depth.grad[0] > 0 > depth.grad[1]


def test_a_faint_shadow_in_front_darkens_little_of_what_lies_behind_it():
    papers = [paper((1.0, 1.0, 1.0)), paper((0.0, 0.0, 0.0), alpha=0.2)]
    image = compose(papers, laid((16.0, 12.0), (16.0, 12.0)), GROUND, 0.0)
    assert image[0, 0, 12, 16] > 0.8


def test_a_piece_outside_the_frame_or_without_opacity_leaves_the_ground_as_it_is():
    assert torch.equal(compose([paper()], laid((99.0, 12.0)), GROUND, 1.0), GROUND)
    assert torch.equal(compose([paper()], laid((16.0, 12.0), opacity=torch.zeros(1)), GROUND, 0.5), GROUND)


@pytest.mark.parametrize("firm", [0.0, 0.5, 1.0])
def test_every_motion_has_a_slope(firm):
    patterned = torch.cat(
        [torch.rand(1, 3, 8, 12, generator=torch.Generator().manual_seed(1)), torch.ones(1, 1, 8, 12)], 1
    )
    pose = laid((16.3, 12.2), angle=torch.tensor([0.2]))
    moving = {
        name: getattr(pose, name).clone().requires_grad_() for name in ("centre", "scale", "angle", "tint", "opacity")
    }
    ramp = torch.linspace(0, 1, 32).expand(1, 3, 24, 32)
    compose([patterned], Laid(**moving, depth=pose.depth), GROUND, firm).mul(ramp).sum().backward()
    assert all(value.grad.abs().sum() > 0 for value in moving.values())
