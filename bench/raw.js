// In:  typed arrays. Out: discs and lit boxes by the fewest WebGL2 calls that draw them: the floor of the benchmark.

function program(gl, vertex, fragment) {
    const made = gl.createProgram();
    for (const [type, text] of [[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]]) {
        const shader = gl.createShader(type);
        gl.shaderSource(shader, `#version 300 es\nprecision highp float;\n${text}`);
        gl.compileShader(shader);
        gl.attachShader(made, shader);
    }
    gl.linkProgram(made);
    if (!gl.getProgramParameter(made, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(made));
    gl.useProgram(made);
    return made;
}

function context(canvas, matrix) {
    const gl = canvas.getContext("webgl2", { antialias: false });
    gl.enable(gl.DEPTH_TEST);
    gl.clearColor(1, 1, 1, 1);
    const pixel = new Uint8Array(4);
    return {
        gl,
        matrix: (made) => gl.uniformMatrix4fv(gl.getUniformLocation(made, "matrix"), false, matrix),
        clear: () => gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT),
        finish: () => gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel),
        close: () => { gl.getExtension("WEBGL_lose_context")?.loseContext(); canvas.remove(); },
    };
}

export function rawPoints(canvas, matrix) {
    const c = context(canvas, matrix), { gl } = c;
    c.matrix(program(gl, `uniform mat4 matrix; in vec3 p; void main() { gl_Position = matrix * vec4(p, 1.); gl_PointSize = 2.; }`,
        `out vec4 color; void main() { vec2 d = gl_PointCoord - .5; if (dot(d, d) > .25) discard; color = vec4(.12, .47, .71, 1.); }`));
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 3, gl.FLOAT, false, 0, 0);
    let size = 0;
    return {
        draw(data) {
            if (data.byteLength === size) gl.bufferSubData(gl.ARRAY_BUFFER, 0, data);
            else gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
            size = data.byteLength;
            c.clear();
            gl.drawArrays(gl.POINTS, 0, data.length / 3);
            c.finish();
        },
        pick(x, y) {
            gl.enable(gl.SCISSOR_TEST);
            gl.scissor(x, y, 1, 1);
            c.clear();
            gl.drawArrays(gl.POINTS, 0, size / 12);
            c.finish();
            gl.disable(gl.SCISSOR_TEST);
        },
        close: c.close,
    };
}

// Places in a texture, corners from gl_VertexID: measured faster than instances in software and on GPUs that fill them badly.
export function rawBoxes(canvas, matrix, count) {
    const c = context(canvas, matrix), { gl } = c, width = 1024, rows = Math.ceil(count / width);
    c.matrix(program(gl, `uniform mat4 matrix; uniform highp sampler2D places; out vec3 at;
        void main() {
            int box = gl_VertexID >> 3;
            at = texelFetch(places, ivec2(box & 1023, box >> 10), 0).xyz
                + (vec3(gl_VertexID & 1, gl_VertexID >> 1 & 1, gl_VertexID >> 2 & 1) - .5) * .8;
            gl_Position = matrix * vec4(at, 1.);
        }`, `in vec3 at; out vec4 color;
        void main() {
            vec3 n = normalize(cross(dFdx(at), dFdy(at)));
            color = vec4(vec3(.12, .47, .71) * (.5 + .5 * abs(dot(n, vec3(.3, -.5, .8)))), 1.);
        }`));
    const corners = [0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5];
    const indices = new Uint32Array(36 * count);
    for (let i = 0; i < indices.length; i++) indices[i] = Math.floor(i / 36) * 8 + corners[i % 36];
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indices, gl.STATIC_DRAW);
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGB32F, width, rows);
    for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, name, gl.NEAREST);
    const padded = new Float32Array(3 * width * rows);
    return {
        draw(data) {
            padded.set(data);
            gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, rows, gl.RGB, gl.FLOAT, padded);
            c.clear();
            gl.drawElements(gl.TRIANGLES, indices.length, gl.UNSIGNED_INT, 0);
            c.finish();
        },
        close: c.close,
    };
}
