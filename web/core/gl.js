// In:  the gl* calls of the WebAssembly module (src/gl/gl_api.h lists them), with object names as numbers and pointers as addresses.
// Out: the same calls on a WebGL2 context, which can be taken away and given anew.

const FLOAT = 0x1406, UNSIGNED_INT = 0x1405;
const RENDERER = 0x1f01;
// An extension of WebGL2 works only after it was asked for.
const WANTED = ["EXT_color_buffer_float", "EXT_color_buffer_half_float", "EXT_float_blend", "OES_texture_float_linear"];

// What arguments are, where they are not all numbers that pass as they are: o the name of an object, l a uniform's location,
// t the address of a text, u an offset, which comes as a negative number above 2 GiB.
const ARGUMENTS = {
  o: "bindVertexArray compileShader linkProgram uniformBlockBinding useProgram", oo: "attachShader", "o-t": "bindAttribLocation",
  "-o": "bindBuffer bindFramebuffer bindRenderbuffer bindTexture", "--o": "bindBufferBase", "---o": "framebufferRenderbuffer framebufferTexture2D",
  ot: "getUniformBlockIndex", l: "uniform1f uniform1i uniform1ui uniform2f uniform3f uniform4f", "---u": "drawElements drawElementsInstanced",
  "-----u": "vertexAttribPointer",
};

/** What draws, by its name. */
export function rendererOf(context) {
  const name = context.getParameter(RENDERER), hidden = name === "WebKit WebGL"; // Chromium says "SwiftShader", say, only here
  const info = hidden && context.getExtension("WEBGL_debug_renderer_info");
  return String(info ? context.getParameter(info.UNMASKED_RENDERER_WEBGL) : name);
}

/** OpenGL ES 3 over WebGL2. Without a context every call does nothing and every answer is 0. */
export class GL {
  /** @type {WebGL2RenderingContext | null} */
  #context = null;
  #objects = [null]; // name -> WebGL object; name 0 is none
  #free = [];        // names to use again
  #uniforms = [null]; // location -> WebGLUniformLocation; C sees -1 for none
  #programs = {}; // program name -> its locations, to be freed with it
  #engine;
  #views = { u8: new Uint8Array(0) };

  /** @param {import("./engine.js").Engine} engine */
  constructor(engine) {
    this.#engine = engine;
  }

  /** Sends all further calls to `context` (null: nowhere). What was made in the one before is forgotten, not deleted. */
  use(context) {
    this.#context = context;
    this.#objects.length = this.#uniforms.length = 1;
    this.#free.length = 0;
    this.#programs = {};
    for (const name of context ? WANTED : []) context.getExtension(name);
  }

  /** How many GL objects C holds now. */
  get count() { return this.#objects.length - 1 - this.#free.length; }

  // The whole memory. It grows by being replaced, so it is looked at anew in each call; views are made only then.
  get #heap() {
    const { buffer } = this.#engine.exports.memory;
    if (this.#views.u8.buffer !== buffer) {
      this.#views = { u8: new Uint8Array(buffer), u32: new Uint32Array(buffer), f32: new Float32Array(buffer) };
    }
    return this.#views;
  }

  // Calls the context; 0 without one.
  #call(name, ...values) { return this.#context?.[name](...values) ?? 0; }

  #keep(object) {
    if (!object) return 0;
    const name = this.#free.length ? this.#free.pop() : this.#objects.length;
    this.#objects[name] = object;
    return name;
  }
  #drop(name, destroy) {
    const object = this.#objects[name];
    if (!object) return;
    this.#call(destroy, object);
    this.#objects[name] = null;
    this.#free.push(name);
  }

  // A number, true or false, or a list of numbers.
  #give(value, out, view) { view.set([value].flatMap((given) => given?.length ? [...given] : Number(given)), out >>> 2); }

  /** The functions, by the names under which C imports them: "glBindBuffer". Any other is of Emscripten's libc, which wants to print. */
  imports() {
    const own = this.#own(), shapes = {};
    for (const [shape, names] of Object.entries(ARGUMENTS)) for (const name of names.split(" ")) shapes[name] = shape;
    const change = {
      o: (name) => this.#objects[name],
      l: (location) => this.#uniforms[location + 1] ?? null, // location -1 -> null, which WebGL ignores
      u: (offset) => offset >>> 0,
      t: (address) => this.#engine.string(address),
    };
    return new Proxy({}, {
      get: (_, word) => {
        if (!/^gl[A-Z]/.test(word)) return () => 8; // no such file
        const name = word[2].toLowerCase() + word.slice(3), shape = shapes[name];
        if (own[name]) return own[name];
        if (!shape) return (...values) => this.#call(name, ...values);
        const at = [...shape].flatMap((letter, i) => (letter === "-" ? [] : [[i, change[letter]]]));
        return (...values) => {
          for (const [i, changed] of at) values[i] = changed(values[i]);
          return this.#call(name, ...values);
        };
      },
    });
  }

  // Those that do more than pass values on.
  #own() {
    const all = {
      // bytes; sizes and addresses above 2 GiB arrive as negative numbers
      bufferData: (target, size, data, usage) => {
        if (data) this.#call("bufferData", target, this.#heap.u8, usage, data >>> 0, size >>> 0);
        else this.#call("bufferData", target, size >>> 0, usage);
      },
      bufferSubData: (target, offset, size, data) => {
        if (size) this.#call("bufferSubData", target, offset >>> 0, this.#heap.u8, data >>> 0, size >>> 0);
      },
      // C gives one text that ends with a 0
      shaderSource: (name, _count, texts) => this.#call("shaderSource", this.#objects[name], this.#engine.string(this.#heap.u32[texts >>> 2])),
      getUniformLocation: (program, text) => {
        const location = this.#call("getUniformLocation", this.#objects[program], this.#engine.string(text));
        if (!location) return -1;
        const number = this.#uniforms.push(location) - 2;
        (this.#programs[program] ??= []).push(number);
        return number;
      },
      uniformMatrix3fv: (at, count, transpose, data) => (
        this.#call("uniformMatrix3fv", this.#uniforms[at + 1] ?? null, transpose, this.#heap.f32, data >>> 2, count * 9)),
      getIntegerv: (what, out) => this.#give(this.#call("getParameter", what), out, this.#heap.u32),
      getFloatv: (what, out) => this.#give(this.#call("getParameter", what), out, this.#heap.f32),
      // the renderer's name is all that C asks for, and it reads it at once
      getString: () => (this.#context ? this.#engine.text(rendererOf(this.#context)) : 0),
    };
    for (const kind of ["Buffer", "Framebuffer", "Renderbuffer", "Texture", "VertexArray"]) {
      all[`gen${kind}s`] = (count, out) => {
        for (let i = 0; i < count; i++) this.#heap.u32[(out >>> 2) + i] = this.#keep(this.#call(`create${kind}`));
      };
      all[`delete${kind}s`] = (count, names) => {
        for (let i = 0; i < count; i++) this.#drop(this.#heap.u32[(names >>> 2) + i], `delete${kind}`);
      };
    }
    for (const kind of ["Shader", "Program"]) {
      all[`create${kind}`] = (type) => this.#keep(this.#call(`create${kind}`, type));
      all[`delete${kind}`] = (name) => {
        if (kind === "Program") {
          for (const location of this.#programs[name] ?? []) this.#uniforms[location + 1] = null;
          this.#programs[name] = null;
        }
        this.#drop(name, `delete${kind}`);
      };
      all[`get${kind}iv`] = (name, what, out) => this.#give(this.#call(`get${kind}Parameter`, this.#objects[name], what), out, this.#heap.u32);
      all[`get${kind}InfoLog`] = (name, capacity, _length, out) => (
        this.#engine.encode(this.#call(`get${kind}InfoLog`, this.#objects[name]) || "", out >>> 0, capacity));
    }
    // Pixels at an address, the last argument, in a view that agrees with their type: C sends and asks for no other.
    for (const name of ["texSubImage2D", "readPixels"]) {
      all[name] = (...values) => {
        const data = values.pop() >>> 0, type = values.at(-1), view = this.#heap[type === FLOAT ? "f32" : type === UNSIGNED_INT ? "u32" : "u8"];
        this.#call(name, ...values, view, data / view.BYTES_PER_ELEMENT);
      };
    }
    return all;
  }
}
