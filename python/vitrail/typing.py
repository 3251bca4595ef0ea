# In:  nothing at run time.
# Out: the types of what the verbs take: which keywords each kind has, and what counts as an array, a vector, a colour.
"""Types of arguments, for type checkers. ``from vitrail.typing import ArrayLike`` only under ``TYPE_CHECKING``."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any, Generic, Literal, Protocol, TypeVar, Union, overload

    from typing_extensions import Buffer, Self, TypeAlias, TypedDict

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
    # Words to choose from.
    Anchor: TypeAlias = Literal["left", "center", "right"]
    Axes: TypeAlias = Literal["auto", "box", "cross", "off"]
    Baseline: TypeAlias = Literal["top", "middle", "baseline", "bottom"]
    Cap: TypeAlias = Literal["round", "butt", "square"]
    Filter: TypeAlias = Literal["linear", "nearest"]
    Join: TypeAlias = Literal["round", "bevel", "miter"]
    Keep: TypeAlias = Literal["inside", "outside"]
    Marker: TypeAlias = Literal["disc", "square", "sphere"]
    Norm: TypeAlias = Literal["linear", "log"]
    OnOff: TypeAlias = Literal["auto", "on", "off"]
    Projection: TypeAlias = Literal["perspective", "orthographic"]
    Scale: TypeAlias = Literal["linear", "log", "symlog", "category", "date"]
    Shading: TypeAlias = Literal["smooth", "flat", "none"]
    SizeUnit: TypeAlias = Literal["px", "data"]
    TextSpace: TypeAlias = Literal["world", "screen"]
    Theme: TypeAlias = Literal["auto", "light", "dark", "publication"]

    Get = TypeVar("Get", covariant=True)
    Set = TypeVar("Set", contravariant=True)

    class Setting(Generic[Get, Set]):
        """A property of an artist: what it gives and what it takes."""

        @overload
        def __get__(self, instance: None, owner: type[Any], /) -> Self: ...
        @overload
        def __get__(self, instance: object, owner: type[Any], /) -> Get: ...
        def __get__(self, instance: object, owner: type[Any], /) -> Any: ...
        def __set__(self, instance: object, value: Set, /) -> None: ...

    class PlacedWords(TypedDict, total=False):
        """Words of everything in a scene, besides the position."""

        rotation: Vector
        scale: float | Vector
        visible: bool
        label: str

    class NodeWords(PlacedWords, total=False):
        """Words of everything in a scene."""

        position: Vector

    class DrawnWords(PlacedWords, total=False):
        """Words of everything that is drawn, besides the position."""

        alpha: float
        order: float
        pickable: bool
        hover: Hover | None

    class ArtistWords(DrawnWords, total=False):
        """Words of everything that is drawn."""

        position: Vector

    class ColormapWords(TypedDict, total=False):
        """Words of what can show numbers as colours."""

        cmap: Colormap
        vmin: float | None
        vmax: float | None
        norm: Norm
        nan_color: Color
        categories: Sequence[str] | str | None
        colorbar: OnOff | bool
        colorbar_label: str
        selected: ArrayLike | int | None

    class EachWords(ColormapWords, total=False):
        """Words of what can have a colour or a number for each point."""

        c: ArrayLike | Color | None
        color: ArrayLike | Color | None

    class PointsWords(ArtistWords, EachWords, total=False):
        """Words of points."""

        size: float | ArrayLike | None
        unit: SizeUnit
        marker: Marker
        edge: float | None
        edge_color: Color | None

    class StrokeWords(ArtistWords, EachWords, total=False):
        """Words of segments."""

        width: float
        cap: Cap
        dashes: float | Vector

    class LineWords(StrokeWords, total=False):
        """Words of a line."""

        join: Join
        closed: bool

    class ShadingWords(TypedDict, total=False):
        """Words of what is lit."""

        shading: Shading
        specular: float
        wireframe: float
        wireframe_color: Color

    class MeshWords(ArtistWords, EachWords, ShadingWords, total=False):
        """Words of a mesh."""

        normals: ArrayLike
        texcoords: ArrayLike
        texture: ArrayLike | str
        two_sided: bool
        filter: Filter

    class SurfaceWords(ArtistWords, EachWords, ShadingWords, total=False):
        """Words of a surface."""

        x: ArrayLike
        y: ArrayLike
        contours: float
        contour_step: float | None
        contour_color: Color
        contour_width: float

    class ImageWords(ArtistWords, ColormapWords, total=False):
        """Words of an image."""

        color: Color
        size: float | Vector | None
        filter: Filter

    class TextWords(DrawnWords, total=False):
        """Words of a text, besides the words and the position."""

        color: Color
        size: float
        anchor: Anchor
        baseline: Baseline
        offset: Vector
        halo: float
        halo_color: Color
        occluded: bool
        space: TextSpace
        leader: float
        leader_color: Color | None
        selected: bool

    class RulerWords(ArtistWords, total=False):
        """Words of a ruler, besides its ends."""

        color: Color | None
        text: str
        selected: bool

    class ShapeWords(DrawnWords, total=False):
        """Words of a box, a sphere and an arrow, besides the position (and the arrow's axis)."""

        color: Color
        size: float | Vector
        shading: Shading
        selected: bool

    class AxisWords(ShapeWords, total=False):
        """Words of a cylinder, cone and torus, besides the position."""

        axis: Vector

    class PlaneWords(ShapeWords, total=False):
        """Words of a plane, besides the position."""

        normal: Vector

    class GroupWords(NodeWords, total=False):
        """Words of a group."""

        alpha: float
        matrix: Vector

    class LightWords(NodeWords, total=False):
        """Words of an ambient light."""

        color: Color
        intensity: float

    class DirectionalLightWords(LightWords, total=False):
        """Words of a directional light, besides its direction."""

        follow: bool

    class PointLightWords(PlacedWords, total=False):
        """Words of a point light, besides its position."""

        color: Color
        intensity: float
        range: float | None

    class ClipWords(PlacedWords, total=False):
        """Words of a clip plane, besides its normal and position."""

        handles: bool
        color: Color | None

    class ClipBoxWords(ClipWords, total=False):
        """Words of a clip box, besides its position and size."""

        keep: Keep

    class AxesWords(TypedDict, total=False):
        """Words of the three axes."""

        xlabel: str | None
        xunit: str | None
        xlim: Limits | None
        xscale: Scale | None
        xthreshold: float | None
        xepoch: Vector | None
        xcategories: Sequence[str] | str | None
        ylabel: str | None
        yunit: str | None
        ylim: Limits | None
        yscale: Scale | None
        ythreshold: float | None
        yepoch: Vector | None
        ycategories: Sequence[str] | str | None
        zlabel: str | None
        zunit: str | None
        zlim: Limits | None
        zscale: Scale | None
        zthreshold: float | None
        zepoch: Vector | None
        zcategories: Sequence[str] | str | None

    class SceneWords(AxesWords, total=False):
        """Words of a scene, besides width, height and target."""

        title: str | None
        background: Color | None
        fog: float | None
        fog_color: Color | None
        theme: Theme | None
        text_color: Color | None
        axis_color: Color | None
        grid_color: Color | None
        pane_color: Color | None
        accent_color: Color | None
        axes: Axes | bool | None
        grid: bool | None
        aspect: Literal["auto", "equal"] | Vector | None
        legend: OnOff | bool | None
        scale_bar: bool | None
        triad: bool | None
