// In:  index.d.ts. Out: nothing; that this compiles, and that what must not does not, is the test.
import { type ArrayInput, type Camera, color, colormap, createScene, defineElement, link, load, type Points, Scene, stats, type Surface, VitrailError } from "../../../web/index.js";

export async function use(anything: ArrayInput): Promise<unknown> {
    await load(new URL("vitrail.wasm", "https://example.org/"));
    const scene: Scene = await createScene("#plot", { background: "#fff", title: "T", camera: { fov: 20, projection: "orthographic" }, controls: { inertia: false } });
    const points: Points = scene.scatter(new Float32Array(9), { size: 3, color: "red", c: [1, 2, 3], cmap: "viridis_r", vmin: null });
    points.size = 6;
    points.size = [1, 2, 3];
    points.color = ["red", "green", "blue"];
    points.position = [1, 2, 3];
    points.scale = 2;
    points.data = [[1, 2, 3]];
    points.data = anything;
    points.marker = "sphere";
    points.sizes = new Float64Array(3);
    points.write("positions", [[1, 2, 3]], { first: 2 }).set({ visible: false, colors: new Uint8Array(9) });
    const size: number | null = points.size, red: number = points.color[0], rows: number | undefined = points.positions?.valueOf() ? points.data?.rows : 0;
    const surface: Surface = scene.surface({ data: new Float32Array(6), shape: [2, 3] }, { x: [0, 1, 2], contours: 8, shading: "flat" });
    surface.contour_step = null;
    const group = scene.group({ position: [1, 2, 3], alpha: 0.5 });
    const box = group.box({ size: [1, 2, 3] });
    box.parent = null;
    box.rotation = [0, 0, 45];
    scene.scatter([1, 2], [3, 4], 0, { unit: "data" });
    scene.line(new Float64Array(9), { dashes: [4, 2, 4, 2], closed: true });
    scene.mesh(new Float32Array(9), [[0, 1, 2]], { wireframe: 1, texture: document.createElement("canvas") });
    scene.image(new ImageData(2, 2), { filter: "nearest" });
    scene.text("words", { anchor: "left", halo: 2 }).text = "other";
    scene.create("torus", { parent: group, axis: [1, 0, 0] }).size = 3;
    scene.directional_light({ direction: [0, 0, -1], follow: true }).intensity = 2;
    const camera: Camera = scene.camera;
    camera.eye = [1, 2, 3];
    camera.glide((it) => it.home()).zoom(2).fit(box);
    const [x]: readonly number[] = camera.eye, { elev } = camera.angles;
    const off = scene.on("frame", ({ delta }) => { points.position = [delta, 0, 0]; });
    scene.on("resize", async ({ width, pixelRatio }) => width * pixelRatio);
    off();
    scene.on("click", (event) => { if (event.what === "legend" || event.shift) event.preventDefault(); });
    scene.on("select", ({ selection }) => [...selection].map(([artist, indexes]) => artist.label + indexes.length));
    const found = scene.pick(10, 20, 5), place: readonly number[] | null | undefined = found?.position;
    points.selected = [true, false];
    points.selected = null;
    points.hover = { town: ["A"], when: [new Date(0)] };
    const chosen: Uint32Array = points.selected, distance: number = scene.measure([0, 0, 0], [1, 1, 1], { color: "red" }).distance;
    scene.clip_plane({ normal: [1, 0, 0], handles: true }).normal = [0, 1, 0];
    scene.clip_box({ size: 3, keep: "outside" }).size = [1, 2, 3];
    scene.mode = "lasso";
    scene.aspect = "equal";
    scene.xlim = [null, new Float32Array(1)[0]];
    const part: () => void = link(scene, [scene], { selection: false });
    scene.select([[0, 0], [1, 0], [1, 1]], { mode: "toggle", visible: true });
    const blob: Blob = await (await scene.settled()).toBlob({ type: "image/jpeg", quality: 0.9, pixelRatio: 2 });
    defineElement("my-scene");
    await document.querySelector("vitrail-scene")?.ready;
    const failure = new VitrailError("words");
    if (failure.code === "gl") scene.dispose();

    // @ts-expect-error a size is no text
    points.size = "big";
    // @ts-expect-error no such marker
    points.marker = "star";
    // @ts-expect-error no such option
    scene.box({ colour: "red" });
    // @ts-expect-error shapes have no positions
    box.positions = [];
    // @ts-expect-error no such mode
    scene.mode = "boxes";
    // @ts-expect-error a key has no artist
    scene.on("key", ({ artist }) => artist);
    // @ts-expect-error no such event
    scene.on("klick", () => {});
    // @ts-expect-error what is read cannot be changed in its parts
    points.position[0] = 3;
    // @ts-expect-error scenes come from createScene
    new Scene();
    return [place, chosen, distance, part, size, red, rows, x, elev, blob, color("red")[3], colormap("viridis", 3).length, stats()];
}
