"""Devices that are not there: tensors in host memory that say they lie on one, and refuse to meet those of another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import torch
from torch.overrides import TorchFunctionMode
from torch.utils import _pytree as tree

MAKING = (torch.tensor, torch.zeros, torch.ones, torch.arange, torch.full, torch.empty, torch.eye)
TAKING_INDICES = (torch.Tensor.__getitem__, torch.Tensor.__setitem__)
"""What takes indices from host memory, on any device."""


class Placed(torch.Tensor):
    """A tensor that says it lies at `place`."""

    place: torch.device

    @classmethod
    def __torch_function__(
        cls, function: Any, types: Iterable[type], args: tuple[Any, ...] = (), kwargs: Mapping[str, Any] | None = None
    ) -> Any:
        given = dict(kwargs or {})
        with torch._C.DisableTorchFunction():
            if function == torch.Tensor.device.__get__:  # made anew each time
                return args[0].place
            if function is torch.Tensor.to:
                return _moved(args, given)
            place = _meeting_place(function, args, given)
            if (asked := given.get("device")) is not None:
                place, given["device"] = torch.device(asked), torch.device("cpu")
            return placed(function(*_bare(args), **_bare(given)), place)


class PretendDevices(TorchFunctionMode):
    """While it is on, tensors can be made on, and moved to, devices that are not there."""

    def __torch_function__(
        self, function: Any, types: Iterable[type], args: Sequence[Any] = (), kwargs: Mapping[str, Any] | None = None
    ) -> Any:
        given = dict(kwargs or {})
        if function in MAKING and given.get("device") is not None:
            place = torch.device(given.pop("device"))
            with torch._C.DisableTorchFunction():
                return placed(function(*args, **given), place)
        if function is torch.Tensor.to:
            with torch._C.DisableTorchFunction():
                return _moved(tuple(args), given)
        return function(*args, **given)


def placed(found: Any, place: torch.device) -> Any:
    """What a call gave, its tensors at a place."""

    def put(value: Any) -> Any:
        if not isinstance(value, torch.Tensor) or place.type == "cpu":
            return value
        there = value.as_subclass(Placed)
        there.place = place
        return there

    return tree.tree_map(put, found)


def spread(parts: Mapping[torch.nn.Module, torch.device]) -> None:
    """Put modules on devices; each moves what it is given to its own, as accelerate's hooks do."""
    for module, place in parts.items():
        for part in module.modules():
            for name, weight in part.named_parameters(recurse=False):
                part._parameters[name] = torch.nn.Parameter(placed(weight.detach(), place), requires_grad=False)
            for name, buffer in part.named_buffers(recurse=False):
                part._buffers[name] = placed(buffer, place)
        module.forward = _bringing_to(place, module.forward)


def _bringing_to(place: torch.device, forward: Callable[..., Any]) -> Callable[..., Any]:
    def bring(*args: Any, **kwargs: Any) -> Any:
        args, kwargs = tree.tree_map(lambda v: v.to(place) if isinstance(v, torch.Tensor) else v, (args, kwargs))
        return forward(*args, **kwargs)

    return bring


def _moved(args: tuple[Any, ...], given: dict[str, Any]) -> Any:
    """What `Tensor.to` gives: another type, another place, or both."""
    place = _place(args[0])
    kept = []
    for wanted in (*args[1:], *given.values()):
        if isinstance(wanted, str | torch.device):
            place = torch.device(wanted)
        elif isinstance(wanted, torch.Tensor):
            place = _place(wanted)
            kept.append(wanted.dtype)
        elif isinstance(wanted, torch.dtype):
            kept.append(wanted)
    bare = _bare(args[0])
    return placed(bare.to(*kept) if kept else bare.view(bare.shape), place)


def _bare(values: Any) -> Any:
    return tree.tree_map(lambda v: v.as_subclass(torch.Tensor) if isinstance(v, Placed) else v, values)


def _place(tensor: torch.Tensor) -> torch.device:
    return tensor.place if isinstance(tensor, Placed) else torch.device("cpu")


def _meeting_place(function: Any, args: Any, given: Any) -> torch.device:
    tensors = [v for v in tree.tree_leaves((args, given)) if isinstance(v, torch.Tensor)]
    places = {_place(tensor) for tensor in tensors if tensor.dim()}
    if function in TAKING_INDICES:
        places = {_place(args[0])} | {place for place in places if place.type != "cpu"}
    if len(places) > 1:
        raise RuntimeError(f"{getattr(function, '__name__', function)} met tensors at {sorted(map(str, places))}")
    return places.pop() if places else _place(tensors[0])
