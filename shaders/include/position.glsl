// Positions without jitter: arrays hold float32 relative to an origin, the eye comes as a sum of two floats in that frame.
uniform mat3 u_linear;     // node axes -> world axes
uniform vec3 u_eye_high;
uniform vec3 u_eye_low;

// A stored position -> d: world axes, relative to the eye.
vec3 from_eye(vec3 p) { return u_linear * ((p - u_eye_high) - u_eye_low); }

vec4 to_clip(vec3 d) { return frame_clip * vec4(d, 1.0); }

// Distance along the view axis: what sizes shrink by.
float view_depth(vec3 d) { return -(frame_rotation * vec4(d, 0.0)).z; }

// Length in the scene of one device pixel at d.
float pixel_size(vec3 d) { return frame_pixel_size * (frame_perspective != 0 ? max(view_depth(d), frame_near) : 1.0); }

// Towards the viewer, from d.
vec3 to_viewer(vec3 d) {
    return frame_perspective != 0 ? -normalize(d) : vec3(frame_rotation[0].z, frame_rotation[1].z, frame_rotation[2].z);
}

// gl_Position.z of what faces the viewer at d (clip is to_clip(d)) and lies on something that may lean: as if it stood `px`
// device pixels nearer, so that it is not cut in half. Lines take their width and one, points a little more.
float biased_depth(vec3 d, vec4 clip, float px) {
    vec4 nearer = to_clip(d + to_viewer(d) * (pixel_size(d) * px));
    return nearer.w > 0.0 ? max(nearer.z / nearer.w, -1.0) * clip.w : -clip.w;
}
