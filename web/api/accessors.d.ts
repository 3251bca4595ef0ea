// In:  the library's table of kinds, by way of kinds.d.ts.
// Out: the types of the accessors that defineProperties() gives these classes when the table is there.
import type { CameraAccessors, SceneAccessors } from "../kinds.js";

declare module "./base_scene.js" {
  interface BaseScene extends SceneAccessors {}
}
declare module "./camera.js" {
  interface Camera extends CameraAccessors {}
}
