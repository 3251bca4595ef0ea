// In:  the library's table of kinds, by way of kinds.d.ts.
// Out: types that checking the modules here needs and that no module can say; not part of the package.
import type { CameraAccessors, SceneAccessors } from "./kinds.js";

// What defineProperties() gives these classes when the table is there.
declare module "./api/base_scene.js" {
  interface BaseScene extends SceneAccessors {}
}
declare module "./api/camera.js" {
  interface Camera extends CameraAccessors {}
}

declare global {
  /** vitrail.wasm, gzipped, which build.mjs puts into the file that notebooks load. */
  const WASM_GZIP_BASE64: string;
}
