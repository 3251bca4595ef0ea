# In:  nothing at run time.
# Out: what counts as an array, a vector, a colour; with it, the keywords of each kind, which are generated.
"""Types of arguments, for type checkers. ``from vitrail.typing import ArrayLike`` only under ``TYPE_CHECKING``."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any, Generic, Protocol, TypeVar, Union, overload

    from typing_extensions import Buffer, Self, TypeAlias

    from ._generated.keywords import *  # noqa: F403

    class SupportsArrowStream(Protocol):
        """Lends columns as Arrow memory: polars, pyarrow, DuckDB."""

        def __arrow_c_stream__(self, requested_schema: object = None, /) -> object: ...

    class SupportsDlpack(Protocol):
        """Lends a tensor: PyTorch, JAX, CuPy (in the computer's memory only)."""

        def __dlpack__(self) -> object: ...

    ArrayLike: TypeAlias = Union[Buffer, "Iterable[Any]", SupportsArrowStream, SupportsDlpack]
    Vector: TypeAlias = Union["Sequence[float]", Buffer, "Iterable[float]"]
    Color: TypeAlias = Union[str, Vector]
    Rgba: TypeAlias = "tuple[float, float, float, float]"
    Xyz: TypeAlias = "tuple[float, float, float]"
    Colormap: TypeAlias = Union[str, "Sequence[Color]", Any]
    # Where something is along each axis: numbers, or dates and names on axes that have them.
    Place: TypeAlias = Union[Vector, "Sequence[Any]"]
    Limits: TypeAlias = Union["Sequence[Any]", Buffer]
    Hover: TypeAlias = Union[bool, "Callable[[int], Any]", "Mapping[str, Any]", "Sequence[Any]", ArrayLike]
    Epoch: TypeAlias = "tuple[float, float]"

    Get = TypeVar("Get", covariant=True)
    Set = TypeVar("Set", contravariant=True)

    class Property(Generic[Get, Set]):
        """A property of an artist: what it gives and what it takes."""

        @overload
        def __get__(self, instance: None, owner: type[Any], /) -> Self: ...
        @overload
        def __get__(self, instance: object, owner: type[Any], /) -> Get: ...
        def __get__(self, instance: object, owner: type[Any], /) -> Any: ...
        def __set__(self, instance: object, value: Set, /) -> None: ...
