// In:  nothing; this is the list of everything a scene can hold, the one that all languages read.
// Out: for each kind, its properties P(...) and its arrays A(...), as macros that kind.h and kind.c expand.
//
// P(name, type, count, default, min, max, effect, choices or unit, help)
//   type     BOOL NUMBER ANGLE (radians) COLOR (sRGB 0..1 and alpha) CHOICE (index) TEXT; of numbers that are checked
//            together: DIRECTION (three, not all zero), MATRIX (16, column-major, with the last row 0, 0, 0, 1)
//   default  in braces for more than one number; AUTO lets NaN stand for "choose for me"
//   unit     px, device px; auto|zero: names of NaN and of 0 for all numbers
//   effect   MOVES: transform or visibility; SHAPES: geometry and bounds; LOOKS: a uniform; CAMERA: the view
// A(name, min components, max components, dimensions, storage, help)
//   dimensions 1: a list; 2: rows and columns; 3: layers of them, [z][y][x]
//   storage  how C keeps it: POINT3 (float32 x3 relative to a double origin), F32 (may have
//            an origin too), LENGTH (float32 as it is), U32, RGBA8, PIXELS (RGBA8 or F32),
//            MASK (one byte, 0 or 1)
#ifndef VT_KINDS_H
#define VT_KINDS_H
// A table, one line an entry.
// clang-format off

// H(help): the sentences help readers and editors at work, not pages, so the WebAssembly is built without them.
#if defined(VITRAIL_NO_HELP)
#define H(text) ""
#else
#define H(text) text
#endif
#define VT_WHITE {1, 1, 1, 1}
#define VT_BLACK {0, 0, 0, 1}
#define VT_GREY {0.722, 0.737, 0.761, 1}
#define VT_AUTO4 {NAN, NAN, NAN, NAN}

// Every node below a scene and that is not a view.
#define VT_PROPS_NODE(P) \
    P(position, NUMBER, 3, {0}, -VT_INF, VT_INF, MOVES, "", H("where the node's origin is in its parent")) \
    P(rotation, ANGLE, 3, {0}, -VT_INF, VT_INF, MOVES, "", H("turns about x, then y, then z of the parent")) \
    P(scale, NUMBER, 3, {1, 1, 1}, -VT_INF, VT_INF, MOVES, "", H("factors along the node's own x, y, z")) \
    P(visible, BOOL, 1, {1}, 0, 1, MOVES, "", H("false hides the node and all below it")) \
    P(label, TEXT, 1, {0}, 0, 0, LOOKS, "", H("a name for legends and descriptions"))

#define VT_PROPS_ARTIST(P) \
    VT_PROPS_NODE(P) \
    P(alpha, NUMBER, 1, {1}, 0, 1, LOOKS, "", H("opacity, 0 (clear) to 1 (opaque)")) \
    P(order, NUMBER, 1, {0}, -1000, 1000, LOOKS, "", H("among marks at the same depth, the higher is in front")) \
    P(pickable, BOOL, 1, {1}, 0, 1, LOOKS, "", H("false: pointers and selections pass through it"))

// Numbers shown as colours; used where the node has `scalars` (or heights, or one-component pixels).
#define VT_PROPS_COLORMAP(P) \
    P(cmap, TEXT, 1, {0}, 0, 0, LOOKS, "viridis", H("a colormap's name (_r reverses it) or a list of colours: \"red, white, blue\"")) \
    P(vmin, NUMBER, 1, {NAN}, -VT_INF, VT_INF, LOOKS, "", H("the number at the colormap's low end; auto: the smallest")) \
    P(vmax, NUMBER, 1, {NAN}, -VT_INF, VT_INF, LOOKS, "", H("the number at the colormap's high end; auto: the largest")) \
    P(norm, CHOICE, 1, {0}, 0, 1, LOOKS, "linear|log", H("how numbers are spread over the colormap")) \
    P(nan_color, COLOR, 4, {0}, 0, 1, LOOKS, "", H("the colour where a number is NaN; clear: not drawn")) \
    P(categories, TEXT, 1, {0}, 0, 0, LOOKS, "", H("names of the numbers 0, 1, 2..., one a line: the colour bar shows them")) \
    P(colorbar, CHOICE, 1, {0}, 0, 2, LOOKS, "auto|on|off", H("a colour bar beside the picture; auto: where numbers were given as colours")) \
    P(colorbar_label, TEXT, 1, {0}, 0, 0, LOOKS, "", H("what the numbers are; without it, the artist's label"))

// --- the frame around things ---
#define VT_PROPS_SCENE(P) \
    P(background, COLOR, 4, VT_AUTO4, 0, 1, LOOKS, "", H("the colour behind everything; alpha 0 shows the page; auto: the theme's")) \
    P(title, TEXT, 1, {0}, 0, 0, LOOKS, "", H("a line at the top of the picture")) \
    P(fog, NUMBER, 1, {0}, 0, 1, LOOKS, "", H("how much the far end of the scene fades, 0 (none) to 1 (wholly)")) \
    P(fog_color, COLOR, 4, VT_AUTO4, 0, 1, LOOKS, "", H("what it fades to; auto: the background")) \
    P(theme, CHOICE, 1, {0}, 0, 3, LOOKS, "auto|light|dark|publication", H("colours of all that is not data; auto: as the background, or the page")) \
    P(text_color, COLOR, 4, VT_AUTO4, 0, 1, LOOKS, "", H("colour of titles, labels and texts; auto: the theme's")) \
    P(axis_color, COLOR, 4, VT_AUTO4, 0, 1, LOOKS, "", H("colour of axis lines and ticks; auto: the theme's")) \
    P(grid_color, COLOR, 4, VT_AUTO4, 0, 1, LOOKS, "", H("colour of grid lines; auto: the theme's")) \
    P(pane_color, COLOR, 4, VT_AUTO4, 0, 1, LOOKS, "", H("colour of the walls behind the grid; auto: the theme's")) \
    P(accent_color, COLOR, 4, VT_AUTO4, 0, 1, LOOKS, "", H("colour of what is selected or pointed at; auto: the theme's")) \
    P(axes, CHOICE, 1, {0}, 0, 3, SHAPES, "auto|box|cross|off", H("lines with ticks round the data; auto: a box where there are points, lines or surfaces, or labels")) \
    P(grid, BOOL, 1, {1}, 0, 1, LOOKS, "", H("grid lines on the walls behind the data")) \
    VT_PROPS_AXIS_OF(P, x) VT_PROPS_AXIS_OF(P, y) VT_PROPS_AXIS_OF(P, z) \
    P(aspect, NUMBER, 3, VT_AUTO3, 0, VT_INF, SHAPES, "auto|equal", H("lengths of the axes beside each other, such as 1, 1, 0.3; auto: equal units, unless one side would be too thin to read")) \
    P(legend, CHOICE, 1, {0}, 0, 2, LOOKS, "auto|on|off", H("a list of the artists that have labels; auto: when there are two or more")) \
    P(scale_bar, BOOL, 1, {0}, 0, 1, LOOKS, "", H("a bar that shows how long a length is in the middle of the picture; only where the axes that are seen have one scale")) \
    P(triad, BOOL, 1, {0}, 0, 1, LOOKS, "", H("three small arms that show where x, y and z point"))
#define VT_AUTO3 {NAN, NAN, NAN}
#define VT_PROPS_AXIS_OF(P, x) \
    P(x##label, TEXT, 1, {0}, 0, 0, LOOKS, "", H(#x " axis: its title")) \
    P(x##unit, TEXT, 1, {0}, 0, 0, LOOKS, "", H(#x " axis: what its numbers are in, shown after its title")) \
    P(x##lim, NUMBER, 2, {NAN, NAN}, -VT_INF, VT_INF, SHAPES, "", H(#x " axis: where it begins and ends; (high, low) reverses it; auto: the data. Data outside is cut off")) \
    P(x##scale, CHOICE, 1, {0}, 0, 4, SHAPES, "linear|log|symlog|category|date", H(#x " axis: how numbers are spread over it")) \
    P(x##threshold, NUMBER, 1, {1}, 1e-300, VT_INF, SHAPES, "", H(#x " axis, symlog: linear between minus this and this")) \
    P(x##epoch, NUMBER, 2, {0, 0}, -VT_INF, VT_INF, SHAPES, "", H(#x " axis, date: days since 1970-01-01 and seconds of that day where its 0 is; data are in seconds")) \
    P(x##categories, TEXT, 1, {0}, 0, 0, SHAPES, "", H(#x " axis, category: names of 0, 1, 2..., one a line"))
#define VT_ARRAYS_SCENE(A)

#define VT_PROPS_VIEW(P) \
    P(eye, NUMBER, 3, {5, -8.66, 4.66}, -VT_INF, VT_INF, CAMERA, "", H("where the camera is")) \
    P(target, NUMBER, 3, {0}, -VT_INF, VT_INF, CAMERA, "", H("what it looks at and turns about")) \
    P(up, DIRECTION, 3, {0, 0, 1}, -VT_INF, VT_INF, CAMERA, "", H("which way is up in the picture")) \
    P(projection, CHOICE, 1, {0}, 0, 1, CAMERA, "perspective|orthographic", H("perspective or orthographic")) \
    P(fov, ANGLE, 1, {0.5235987755982988}, 0.001, 3.1, CAMERA, "", H("the angle from the picture's bottom to its top")) \
    P(near, NUMBER, 1, {NAN}, 0, VT_INF, CAMERA, "", H("nearest distance drawn; auto: fitted to the scene each frame")) \
    P(far, NUMBER, 1, {NAN}, 0, VT_INF, CAMERA, "", H("farthest distance drawn; auto: fitted to the scene each frame")) \
    P(autofit, BOOL, 1, {1}, 0, 1, CAMERA, "", H("fit again when the data change; the first camera change turns it off")) \
    P(width, NUMBER, 1, {640}, 0, 16384, CAMERA, "device px", H("the picture's width")) \
    P(height, NUMBER, 1, {480}, 0, 16384, CAMERA, "device px", H("the picture's height")) \
    P(pixel_ratio, NUMBER, 1, {1}, 0.1, 16, CAMERA, "", H("device pixels in a CSS pixel")) \
    P(passes, NUMBER, 1, {16}, 1, 256, LOOKS, "", H("pictures averaged at rest (antialiasing); twice as many where alpha < 1")) \
    P(dark, BOOL, 1, {0}, 0, 1, LOOKS, "", H("the page around the picture is dark, which an automatic theme follows"))
#define VT_ARRAYS_VIEW(A)

#define VT_PROPS_GROUP(P) \
    VT_PROPS_NODE(P) \
    P(alpha, NUMBER, 1, {1}, 0, 1, MOVES, "", H("opacity of all below it, times their own")) \
    P(matrix, MATRIX, 16, VT_IDENTITY, -VT_INF, VT_INF, MOVES, "", H("a further transform, column-major, applied first"))
#define VT_IDENTITY {1, 0, 0, 0, 0} // over and over
#define VT_ARRAYS_GROUP(A)

// --- marks ---
#define VT_PROPS_POINTS(P) \
    VT_PROPS_ARTIST(P) VT_PROPS_COLORMAP(P) \
    P(color, COLOR, 4, {0.122, 0.467, 0.706, 1}, 0, 1, LOOKS, "", H("the colour of points without their own")) \
    P(size, NUMBER, 1, {NAN}, 0, VT_INF, LOOKS, "", H("diameter; auto: 5 px, less in dense clouds")) \
    P(unit, CHOICE, 1, {0}, 0, 1, LOOKS, "px|data", H("what sizes are in: screen pixels, or lengths in the scene")) \
    P(marker, CHOICE, 1, {0}, 0, 2, LOOKS, "disc|square|sphere", H("flat and round, flat and square, or shaded like a ball")) \
    P(edge, NUMBER, 1, {NAN}, 0, 100, LOOKS, "px", H("width of the rim; auto: a thin one up to some tens of thousands")) \
    P(edge_color, COLOR, 4, VT_AUTO4, 0, 1, LOOKS, "", H("colour of the rim; auto: the point's own, darker"))
#define VT_ARRAYS_POINTS(A) \
    A(positions, 3, 3, 1, POINT3, H("x, y, z of each point; points with NaN or infinity are left out")) \
    A(scalars, 1, 1, 1, F32, H("a number for each point, shown through the colormap")) \
    A(colors, 3, 4, 1, RGBA8, H("red, green, blue (alpha) of each point: 0..1, or 0..255 in integers")) \
    A(sizes, 1, 1, 1, LENGTH, H("a diameter for each point")) \
    A(selected, 1, 1, 1, MASK, H("not 0: the point is selected"))

#define VT_PROPS_STROKE(P) \
    P(color, COLOR, 4, {0.122, 0.467, 0.706, 1}, 0, 1, LOOKS, "", H("the colour where there is no other")) \
    P(width, NUMBER, 1, {2}, 0, 1000, LOOKS, "px", H("thickness")) \
    P(cap, CHOICE, 1, {0}, 0, 2, LOOKS, "round|butt|square", H("how ends look")) \
    P(dashes, NUMBER, 4, {0}, 0, 10000, LOOKS, "px", H("on, off (on, off) lengths; zeros: solid"))

#define VT_PROPS_LINE(P) \
    VT_PROPS_ARTIST(P) VT_PROPS_COLORMAP(P) VT_PROPS_STROKE(P) \
    P(join, CHOICE, 1, {0}, 0, 2, LOOKS, "round|bevel|miter", H("how corners look")) \
    P(closed, BOOL, 1, {0}, 0, 1, LOOKS, "", H("join the last point to the first"))
#define VT_ARRAYS_LINE(A) \
    A(positions, 3, 3, 1, POINT3, H("x, y, z of each corner; a NaN breaks the line there")) \
    A(scalars, 1, 1, 1, F32, H("a number for each corner, shown through the colormap")) \
    A(colors, 3, 4, 1, RGBA8, H("red, green, blue (alpha) of each corner: 0..1, or 0..255 in integers")) \
    A(selected, 1, 1, 1, MASK, H("not 0: the corner is selected"))

#define VT_PROPS_SEGMENTS(P) VT_PROPS_ARTIST(P) VT_PROPS_COLORMAP(P) VT_PROPS_STROKE(P)
#define VT_ARRAYS_SEGMENTS(A) \
    A(positions, 3, 3, 1, POINT3, H("x, y, z: two points for each segment")) \
    A(scalars, 1, 1, 1, F32, H("a number for each end point, shown through the colormap")) \
    A(colors, 3, 4, 1, RGBA8, H("red, green, blue (alpha) of each end point: 0..1, or 0..255 in integers")) \
    A(selected, 1, 1, 1, MASK, H("not 0: the segment is selected; one for each two points"))

#define VT_PROPS_SHADING(P) \
    P(shading, CHOICE, 1, {0}, 0, 2, SHAPES, "smooth|flat|none", H("light with rounded normals, with each face's own, or no light")) \
    P(specular, NUMBER, 1, {0.12}, 0, 1, LOOKS, "", H("strength of highlights"))

#define VT_PROPS_WIREFRAME(P) \
    P(wireframe, NUMBER, 1, {0}, 0, 100, SHAPES, "px", H("thickness of the edges drawn over the faces; 0: none")) \
    P(wireframe_color, COLOR, 4, {0.15, 0.16, 0.18, 1}, 0, 1, LOOKS, "", H("colour of those edges"))

#define VT_PROPS_MESH(P) \
    VT_PROPS_ARTIST(P) VT_PROPS_COLORMAP(P) VT_PROPS_SHADING(P) VT_PROPS_WIREFRAME(P) \
    P(color, COLOR, 4, VT_AUTO4, 0, 1, LOOKS, "", H("the colour where there is no other, or multiplies a texture; auto: grey, or white")) \
    P(two_sided, BOOL, 1, {1}, 0, 1, LOOKS, "", H("draw the backs of faces too")) \
    P(filter, CHOICE, 1, {0}, 0, 1, LOOKS, "linear|nearest", H("how the texture is enlarged"))
#define VT_ARRAYS_MESH(A) \
    A(positions, 3, 3, 1, POINT3, H("x, y, z of each vertex")) \
    A(faces, 3, 4, 1, U32, H("three (or four) vertex numbers for each face; without it, each three vertices are a face")) \
    A(normals, 3, 3, 1, F32, H("a direction for each vertex; without it they are computed")) \
    A(scalars, 1, 1, 1, F32, H("a number for each vertex or each face, shown through the colormap")) \
    A(colors, 3, 4, 1, RGBA8, H("a colour for each vertex or each face")) \
    A(texcoords, 2, 2, 1, F32, H("u, v of each vertex in the texture, (0, 0) at its lower left")) \
    A(texture, 1, 4, 2, PIXELS, H("rows of pixels, the top one first: grey, rgb or rgba")) \
    A(selected, 1, 1, 1, MASK, H("not 0: the face is selected"))

#define VT_PROPS_SURFACE(P) \
    VT_PROPS_ARTIST(P) VT_PROPS_COLORMAP(P) VT_PROPS_SHADING(P) VT_PROPS_WIREFRAME(P) \
    P(color, COLOR, 4, VT_AUTO4, 0, 1, LOOKS, "", H("one colour for all; auto: the heights through the colormap")) \
    P(contours, NUMBER, 1, {0}, 0, 10000, LOOKS, "", H("how many contour lines between vmin and vmax; 0: none")) \
    P(contour_step, NUMBER, 1, {NAN}, 0, VT_INF, LOOKS, "", H("height between contour lines, instead of how many")) \
    P(contour_color, COLOR, 4, {0.1, 0.1, 0.1, 0.7}, 0, 1, LOOKS, "", H("colour of contour lines")) \
    P(contour_width, NUMBER, 1, {1}, 0, 100, LOOKS, "px", H("thickness of contour lines"))
#define VT_ARRAYS_SURFACE(A) \
    A(heights, 1, 1, 2, F32, H("z on a grid, rows along y, columns along x; NaN leaves a hole")) \
    A(x, 1, 1, 2, F32, H("x of each column, or of each grid point; without it 0, 1, 2...")) \
    A(y, 1, 1, 2, F32, H("y of each row, or of each grid point; without it 0, 1, 2...")) \
    A(scalars, 1, 1, 2, F32, H("a number for each grid point, shown through the colormap instead of the heights")) \
    A(colors, 3, 4, 2, RGBA8, H("a colour for each grid point")) \
    A(selected, 1, 1, 2, MASK, H("not 0: the grid point is selected"))

#define VT_PROPS_IMAGE(P) \
    VT_PROPS_ARTIST(P) VT_PROPS_COLORMAP(P) \
    P(color, COLOR, 4, VT_WHITE, 0, 1, LOOKS, "", H("multiplies the picture")) \
    P(size, NUMBER, 2, {NAN, NAN}, 0, VT_INF, SHAPES, "", H("width along x and height along y; auto: one a pixel")) \
    P(filter, CHOICE, 1, {0}, 0, 1, LOOKS, "linear|nearest", H("how pixels are enlarged"))
#define VT_ARRAYS_IMAGE(A) \
    A(pixels, 1, 4, 2, PIXELS, H("rows of pixels, the top one first: numbers (through the colormap), rgb or rgba")) \
    A(selected, 1, 1, 2, MASK, H("not 0: the pixel is selected"))

#define VT_PROPS_TEXT(P) \
    VT_PROPS_ARTIST(P) \
    P(text, TEXT, 1, {0}, 0, 0, SHAPES, "", H("what to write; a line break starts a new line")) \
    P(color, COLOR, 4, VT_AUTO4, 0, 1, LOOKS, "", H("the letters' colour; auto: the theme's")) \
    P(size, NUMBER, 1, {14}, 0, 1000, SHAPES, "px", H("height of the letters (em)")) \
    P(anchor, CHOICE, 1, {1}, 0, 2, SHAPES, "left|center|right", H("which part of the line stands at the position")) \
    P(baseline, CHOICE, 1, {1}, 0, 3, SHAPES, "top|middle|baseline|bottom", H("which height of the text stands at the position")) \
    P(offset, NUMBER, 2, {0}, -100000, 100000, SHAPES, "px", H("moved right and up on the screen")) \
    P(halo, NUMBER, 1, {0}, 0, 20, LOOKS, "px", H("width of an outline that lifts the text off what is behind; at most a third of size")) \
    P(halo_color, COLOR, 4, VT_WHITE, 0, 1, LOOKS, "", H("the outline's colour")) \
    P(occluded, BOOL, 1, {1}, 0, 1, LOOKS, "", H("hidden by what is in front; false: always seen")) \
    P(space, CHOICE, 1, {0}, 0, 1, MOVES, "world|screen", H("screen: position is x, y in px from the picture's top left, or from its right and bottom where negative")) \
    P(leader, NUMBER, 1, {0}, 0, 100, LOOKS, "px", H("thickness of a line from the position to the text where offset moves it; 0: none")) \
    P(leader_color, COLOR, 4, VT_AUTO4, 0, 1, LOOKS, "", H("colour of that line; auto: the axes'")) \
    P(selected, BOOL, 1, {0}, 0, 1, LOOKS, "", H("shown as selected"))
#define VT_ARRAYS_TEXT(A)

#define VT_PROPS_RULER(P) \
    VT_PROPS_ARTIST(P) \
    P(start, NUMBER, 3, {0}, -VT_INF, VT_INF, MOVES, "", H("where it begins")) \
    P(end, NUMBER, 3, {1, 0, 0}, -VT_INF, VT_INF, MOVES, "", H("where it ends")) \
    P(color, COLOR, 4, VT_AUTO4, 0, 1, LOOKS, "", H("its colour; auto: the theme's accent")) \
    P(text, TEXT, 1, {0}, 0, 0, LOOKS, "", H("what it says; without it, the distance")) \
    P(selected, BOOL, 1, {0}, 0, 1, LOOKS, "", H("shown as selected"))
#define VT_ARRAYS_RULER(A)

// --- ready shapes: one unit in size, centred, drawn together when there are many ---
#define VT_PROPS_SHAPE(P) \
    VT_PROPS_ARTIST(P) \
    P(color, COLOR, 4, VT_GREY, 0, 1, LOOKS, "", H("the shape's colour")) \
    P(size, NUMBER, 3, {1, 1, 1}, 0, VT_INF, MOVES, "", H("lengths along x, y, z, or one for all")) \
    P(shading, CHOICE, 1, {0}, 0, 2, LOOKS, "smooth|flat|none", H("light with rounded normals, with each face's own, or no light")) \
    P(selected, BOOL, 1, {0}, 0, 1, LOOKS, "", H("shown as selected"))
#define VT_PROPS_AXIS(P) \
    P(axis, DIRECTION, 3, {0, 0, 1}, -VT_INF, VT_INF, MOVES, "", H("the direction the shape's z points to; its length multiplies size z"))

#define VT_PROPS_BOX(P) VT_PROPS_SHAPE(P)
#define VT_PROPS_SPHERE(P) VT_PROPS_SHAPE(P)
#define VT_PROPS_CYLINDER(P) VT_PROPS_SHAPE(P) VT_PROPS_AXIS(P)
#define VT_PROPS_CONE(P) VT_PROPS_SHAPE(P) VT_PROPS_AXIS(P)
#define VT_PROPS_ARROW(P) VT_PROPS_SHAPE(P) VT_PROPS_AXIS(P)
#define VT_PROPS_TORUS(P) VT_PROPS_SHAPE(P) VT_PROPS_AXIS(P)
#define VT_PROPS_PLANE(P) VT_PROPS_SHAPE(P) \
    P(normal, DIRECTION, 3, {0, 0, 1}, -VT_INF, VT_INF, MOVES, "", H("the direction that the plane faces"))
#define VT_ARRAYS_BOX(A)
#define VT_ARRAYS_SPHERE(A)
#define VT_ARRAYS_CYLINDER(A)
#define VT_ARRAYS_CONE(A)
#define VT_ARRAYS_ARROW(A)
#define VT_ARRAYS_TORUS(A)
#define VT_ARRAYS_PLANE(A)

// --- lights: a scene without any has a soft ambient light and a key light over the reader's shoulder ---
#define VT_PROPS_LIGHT(P) \
    P(color, COLOR, 4, VT_WHITE, 0, 1, LOOKS, "", H("the light's colour")) \
    P(intensity, NUMBER, 1, {1}, 0, 1000, LOOKS, "", H("its strength"))
#define VT_PROPS_AMBIENT_LIGHT(P) VT_PROPS_NODE(P) VT_PROPS_LIGHT(P)
#define VT_PROPS_DIRECTIONAL_LIGHT(P) VT_PROPS_NODE(P) VT_PROPS_LIGHT(P) \
    P(direction, DIRECTION, 3, {0, 0, -1}, -VT_INF, VT_INF, LOOKS, "", H("where the light goes")) \
    P(follow, BOOL, 1, {0}, 0, 1, LOOKS, "", H("direction is in the camera's frame (x right, y up, z to the reader)"))
#define VT_PROPS_POINT_LIGHT(P) VT_PROPS_NODE(P) VT_PROPS_LIGHT(P) \
    P(range, NUMBER, 1, {NAN}, 0, VT_INF, LOOKS, "", H("the distance at which it has faded away; auto: never"))
#define VT_ARRAYS_AMBIENT_LIGHT(A)
#define VT_ARRAYS_DIRECTIONAL_LIGHT(A)
#define VT_ARRAYS_POINT_LIGHT(A)

// --- clips: what they cut off is neither drawn nor picked; at most 8, and the axes' limits make one more ---
#define VT_PROPS_CLIP(P) \
    VT_PROPS_NODE(P) \
    P(handles, BOOL, 1, {0}, 0, 1, LOOKS, "", H("show it, with handles to drag")) \
    P(color, COLOR, 4, VT_AUTO4, 0, 1, LOOKS, "", H("colour of what is shown of it; auto: the theme's accent"))
#define VT_PROPS_CLIP_PLANE(P) \
    VT_PROPS_CLIP(P) \
    P(normal, DIRECTION, 3, {0, 0, 1}, -VT_INF, VT_INF, MOVES, "", H("points to the side that is kept"))
#define VT_PROPS_CLIP_BOX(P) \
    VT_PROPS_CLIP(P) \
    P(size, NUMBER, 3, {1, 1, 1}, 0, VT_INF, MOVES, "", H("lengths along x, y, z, or one for all; the position is its middle")) \
    P(keep, CHOICE, 1, {0}, 0, 1, LOOKS, "inside|outside", H("which side of it is kept"))
#define VT_ARRAYS_CLIP_PLANE(A)
#define VT_ARRAYS_CLIP_BOX(A)

// Families of kinds that one file of OpenGL draws (gl/gl_<name>.c, shaders/<name>.*), in the order of drawing.
#define VT_FAMILIES(F) \
    F(POINTS, points) F(STROKE, stroke) F(MESH, mesh) F(SURFACE, surface) F(IMAGE, image) F(SHAPES, shapes) F(TEXT, text)

// K(NAME, name, flags, noun, help): the order is the kind's number. What a kind does stands in src/kinds/, in a vt_kind_ops.
//   flags  VT_IS_MARK: drawn by itself. VT_IS_INSTANCED: drawn with all others of its kind, each a row of a batch.
//          VT_IS_LIGHT, VT_IS_CLIP. VT_IS_ARTIST: begins with VT_PROPS_NODE and alpha, and may stand in the legend.
//          VT_HAS_COLORMAP: begins with VT_PROPS_ARTIST and VT_PROPS_COLORMAP. VT_STANDS_AT_POSITION: its position is a place
//          in data numbers (of others it only moves what has places of its own).
//          For the axes that come by themselves: VT_IS_READ_OFF: its places are read off axes. VT_IS_BODY: it has a form of
//          its own. VT_IS_SHEET: it ends where the data do, so axes leave no room beyond it.
//   noun   what descriptions call it: "line"; or in three parts, "mesh||meshes", "set| of segments|sets of segments": one, what
//          goes on after it, many. Empty: it is not described.
#define VT_KINDS(K) \
    K(SCENE, scene, 0, "", H("everything in one picture; the root of a tree")) \
    K(VIEW, view, 0, "", H("one look at a scene: a camera and a size")) \
    K(GROUP, group, VT_IS_ARTIST, "", H("nodes that move, hide and fade together")) \
    K(POINTS, points, VT_IS_MARK | VT_IS_ARTIST | VT_HAS_COLORMAP | VT_IS_READ_OFF, "cloud| of points|clouds of points", H("a cloud of points")) \
    K(LINE, line, VT_IS_MARK | VT_IS_ARTIST | VT_HAS_COLORMAP | VT_IS_READ_OFF, "line", H("one line through points, with breaks at NaN")) \
    K(SEGMENTS, segments, VT_IS_MARK | VT_IS_ARTIST | VT_HAS_COLORMAP | VT_IS_READ_OFF, "set| of segments|sets of segments", H("separate straight lines, two points each")) \
    K(MESH, mesh, VT_IS_MARK | VT_IS_ARTIST | VT_HAS_COLORMAP | VT_IS_BODY, "mesh||meshes", H("triangles between vertices")) \
    K(SURFACE, surface, VT_IS_MARK | VT_IS_ARTIST | VT_HAS_COLORMAP | VT_IS_READ_OFF | VT_IS_SHEET, "surface", H("heights on a grid")) \
    K(IMAGE, image, VT_IS_MARK | VT_IS_ARTIST | VT_HAS_COLORMAP | VT_STANDS_AT_POSITION | VT_IS_BODY | VT_IS_SHEET, "image", H("a picture on a rectangle in space, centred on its position")) \
    K(TEXT, text, VT_IS_MARK | VT_IS_ARTIST, "text", H("words at a place in the scene, in screen size")) \
    K(RULER, ruler, VT_IS_MARK | VT_IS_ARTIST, "ruler", H("a straight line between two places, with its length")) \
    K(BOX, box, VT_IS_INSTANCED | VT_IS_ARTIST | VT_STANDS_AT_POSITION, "box||boxes", H("a box")) \
    K(SPHERE, sphere, VT_IS_INSTANCED | VT_IS_ARTIST | VT_STANDS_AT_POSITION, "sphere", H("a ball, or an ellipsoid")) \
    K(CYLINDER, cylinder, VT_IS_INSTANCED | VT_IS_ARTIST | VT_STANDS_AT_POSITION, "cylinder", H("a cylinder along its axis, centred")) \
    K(CONE, cone, VT_IS_INSTANCED | VT_IS_ARTIST | VT_STANDS_AT_POSITION, "cone", H("a cone along its axis, its base at the position")) \
    K(ARROW, arrow, VT_IS_INSTANCED | VT_IS_ARTIST | VT_STANDS_AT_POSITION, "arrow", H("an arrow along its axis, its tail at the position")) \
    K(TORUS, torus, VT_IS_INSTANCED | VT_IS_ARTIST | VT_STANDS_AT_POSITION, "ring", H("a ring about its axis")) \
    K(PLANE, plane, VT_IS_INSTANCED | VT_IS_ARTIST | VT_STANDS_AT_POSITION, "plane", H("a flat rectangle that faces its normal")) \
    K(AMBIENT_LIGHT, ambient_light, VT_IS_LIGHT, "", H("light from everywhere")) \
    K(DIRECTIONAL_LIGHT, directional_light, VT_IS_LIGHT, "", H("light from far away in one direction; at most 16 with point lights")) \
    K(POINT_LIGHT, point_light, VT_IS_LIGHT | VT_STANDS_AT_POSITION, "", H("light from its position to all sides")) \
    K(CLIP_PLANE, clip_plane, VT_IS_CLIP | VT_STANDS_AT_POSITION, "", H("cuts off what is behind it")) \
    K(CLIP_BOX, clip_box, VT_IS_CLIP | VT_STANDS_AT_POSITION, "", H("cuts off what is outside it, or inside"))
#endif
