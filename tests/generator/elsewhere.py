"""A pretended accelerator: ordinary tensors that say they live on "cuda", and that refuse what a real one refuses.

PyTorch's own meta and fake tensors hold no numbers, and the engine reads numbers while it paints. So here every tensor
is an ordinary one, marked as being elsewhere or not; each call of torch is watched, and mixing the two is an error.
What it can't see is what happens inside one call of torch, and whether a real device computes the same numbers.
"""

import copy

import torch
from torch.overrides import TorchFunctionMode

DEVICE = torch.device("cuda")
GIVEN_BACK = {torch.Tensor.cpu, torch.Tensor.to, torch.Tensor.cuda}
HOST_ONLY = {torch.Tensor.numpy, torch.Tensor.__array__}
MIXED = {torch.Tensor.__getitem__, torch.Tensor.__setitem__, torch.Tensor.copy_}  # a real device takes these


class MixedError(AssertionError):
    """Tensors of two devices met in one call."""


def elsewhere(tensor):
    """Whether a tensor is marked."""
    return getattr(tensor, "elsewhere", False)


def mark(value):
    """Mark a tensor, or all in a list, tuple or dict."""
    if isinstance(value, torch.Tensor):
        value.elsewhere = True
    elif isinstance(value, (list, tuple)):
        for one in value:
            mark(one)
    elif isinstance(value, dict):
        mark(list(value.values()))
    return value


def sent(model):
    """A copy of a model whose weights are elsewhere."""
    model = copy.deepcopy(model)
    mark([*model.parameters(), *model.buffers()])
    return model


def _tensors(value):
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, (list, tuple)):
        return [tensor for one in value for tensor in _tensors(one)]
    return [tensor for one in value.values() for tensor in _tensors(one)] if isinstance(value, dict) else []


class Elsewhere(TorchFunctionMode):
    """While it is entered, torch behaves as if there were a "cuda" device."""

    def __init__(self):
        super().__init__()
        self.calls = 0

    def __torch_function__(self, func, _types, args=(), kwargs=None):
        """Run one call of torch, and mark or refuse."""
        kwargs = dict(kwargs or {})
        if func == torch.Tensor.device.__get__:
            return DEVICE if elsewhere(args[0]) else torch.device("cpu")
        if func == torch.Tensor.grad.__get__:
            found = func(*args)
            return mark(found) if elsewhere(args[0]) and found is not None else found
        if func in GIVEN_BACK:
            return self._moved(func, args, kwargs)
        tensors = _tensors([args, kwargs])
        device = kwargs.get("device")
        there = any(map(elsewhere, tensors)) or _is_there(device)
        if there:
            self.calls += 1
            _refuse(func, tensors, kwargs)
        if device is not None:
            kwargs["device"] = "cpu"
        result = func(*args, **kwargs)
        return mark(result) if there and not _in_place_on_host(func, args) else result

    def _moved(self, func, args, kwargs):
        tensor = args[0]
        targets = [one for one in [*args[1:], *kwargs.values()] if isinstance(one, (str, torch.device))]
        there = elsewhere(tensor) if func is torch.Tensor.to else func is torch.Tensor.cuda
        if targets:
            there = _is_there(targets[0])
        rest = [one for one in args[1:] if not isinstance(one, (str, torch.device))]
        options = {name: one for name, one in kwargs.items() if name != "device"}
        moved = torch.Tensor.to(tensor, *rest, **options) if rest or options else tensor
        moved = moved.view_as(moved)  # another object: the mark must not reach the one that was given
        return mark(moved) if there else moved


def _is_there(device):
    return device is not None and torch.device(device).type == DEVICE.type


def _in_place_on_host(func, args):
    return func in MIXED and args and isinstance(args[0], torch.Tensor) and not elsewhere(args[0])


def _refuse(func, tensors, kwargs):
    if func in HOST_ONLY:
        raise MixedError(f"{func.__name__} of a tensor that is elsewhere")
    generator = kwargs.get("generator")
    if generator is not None and generator.device.type == "cpu":
        raise MixedError(f"{func.__name__} elsewhere with a generator of the host")
    if func not in MIXED and any(tensor.ndim and not elsewhere(tensor) for tensor in tensors):
        raise MixedError(f"{func.__name__} of tensors here and elsewhere: {[tuple(t.shape) for t in tensors]}")
