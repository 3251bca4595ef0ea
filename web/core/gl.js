// In:  the gl* calls of the WebAssembly module (src/gl/gl_api.h lists them), with object names as numbers and pointers as addresses.
// Out: the same calls on a WebGL2 context, which can be taken away and given anew.

const FLOAT = 0x1406, UNSIGNED_INT = 0x1405;
const RENDERER = 0x1f01;
const NO_SUCH_FILE = 8; // WASI's EBADF: what the libc would print to
// An extension of WebGL2 works only after it was asked for.
const EXTENSIONS = ["EXT_color_buffer_float", "EXT_color_buffer_half_float", "EXT_float_blend", "OES_texture_float_linear"];

// What arguments are, of functions that have others than numbers and true or false. "object": the number by which C knows a WebGL
// object. "location": of a uniform. "text": the address of one. "offset": in bytes, which comes as a negative number above 2 GiB.
const ARGUMENTS = {
  attachShader: ["object", "object"],
  bindAttribLocation: ["object", "number", "text"],
  bindBuffer: ["number", "object"],
  bindBufferBase: ["number", "number", "object"],
  bindFramebuffer: ["number", "object"],
  bindRenderbuffer: ["number", "object"],
  bindTexture: ["number", "object"],
  bindVertexArray: ["object"],
  compileShader: ["object"],
  drawElements: ["number", "number", "number", "offset"],
  drawElementsInstanced: ["number", "number", "number", "offset", "number"],
  framebufferRenderbuffer: ["number", "number", "number", "object"],
  framebufferTexture2D: ["number", "number", "number", "object", "number"],
  getUniformBlockIndex: ["object", "text"],
  linkProgram: ["object"],
  uniform1f: ["location", "number"],
  uniform1i: ["location", "number"],
  uniform1ui: ["location", "number"],
  uniform2f: ["location", "number", "number"],
  uniform3f: ["location", "number", "number", "number"],
  uniform4f: ["location", "number", "number", "number", "number"],
  uniformBlockBinding: ["object", "number", "number"],
  useProgram: ["object"],
  vertexAttribPointer: ["number", "number", "number", "boolean", "number", "offset"],
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
    for (const name of context ? EXTENSIONS : []) context.getExtension(name);
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

  // Writes what WebGL answered (a number, true or false, or a list of numbers) to where C wants it.
  #store(answer, address, view) { view.set([answer].flatMap((part) => part?.length ? [...part] : Number(part)), address >>> 2); }

  /** The functions, by the names under which C imports them: "glBindBuffer". Any other is of Emscripten's libc, which wants to print. */
  imports() {
    const special = { ...this.#dataFunctions(), ...this.#objectFunctions(), ...this.#programFunctions() };
    return new Proxy({}, {
      get: (_, /** @type {string} */ symbol) => {
        if (!/^gl[A-Z]/.test(symbol)) return () => NO_SUCH_FILE;
        const name = symbol[2].toLowerCase() + symbol.slice(3);
        return special[name] ?? this.#forwarder(name);
      },
    });
  }

  // A function that passes its arguments on, each as WebGL wants it.
  #forwarder(name) {
    const read = {
      object: (number) => this.#objects[number],
      location: (number) => this.#uniforms[number + 1] ?? null, // location -1 -> null, which WebGL ignores
      offset: (number) => number >>> 0,
      text: (address) => this.#engine.string(address),
    };
    const changes = (ARGUMENTS[name] ?? []).flatMap((kind, at) => (read[kind] ? [[at, read[kind]]] : []));
    return (...values) => {
      for (const [at, change] of changes) values[at] = change(values[at]);
      return this.#call(name, ...values);
    };
  }

  // Bytes in and out; sizes and addresses above 2 GiB arrive as negative numbers.
  #dataFunctions() {
    const functions = {
      bufferData: (target, size, data, usage) => {
        if (data) this.#call("bufferData", target, this.#heap.u8, usage, data >>> 0, size >>> 0);
        else this.#call("bufferData", target, size >>> 0, usage);
      },
      bufferSubData: (target, offset, size, data) => {
        if (size) this.#call("bufferSubData", target, offset >>> 0, this.#heap.u8, data >>> 0, size >>> 0);
      },
      uniformMatrix3fv: (location, count, transpose, data) => (
        this.#call("uniformMatrix3fv", this.#uniforms[location + 1] ?? null, transpose, this.#heap.f32, data >>> 2, count * 9)),
      getIntegerv: (what, out) => this.#store(this.#call("getParameter", what), out, this.#heap.u32),
      getFloatv: (what, out) => this.#store(this.#call("getParameter", what), out, this.#heap.f32),
      // the renderer's name is all that C asks for, and it reads it at once
      getString: () => (this.#context ? this.#engine.text(rendererOf(this.#context)) : 0),
    };
    // Pixels at an address, the last argument, in a view that agrees with their type: C sends and asks for no other.
    for (const name of ["texSubImage2D", "readPixels"]) {
      functions[name] = (...values) => {
        const data = values.pop() >>> 0, type = values.at(-1), view = this.#heap[type === FLOAT ? "f32" : type === UNSIGNED_INT ? "u32" : "u8"];
        this.#call(name, ...values, view, data / view.BYTES_PER_ELEMENT);
      };
    }
    return functions;
  }

  // Objects that come and go by the list: glGenBuffers, glDeleteBuffers...
  #objectFunctions() {
    const functions = {};
    for (const type of ["Buffer", "Framebuffer", "Renderbuffer", "Texture", "VertexArray"]) {
      functions[`gen${type}s`] = (count, out) => {
        for (let i = 0; i < count; i++) this.#heap.u32[(out >>> 2) + i] = this.#keep(this.#call(`create${type}`));
      };
      functions[`delete${type}s`] = (count, names) => {
        for (let i = 0; i < count; i++) this.#drop(this.#heap.u32[(names >>> 2) + i], `delete${type}`);
      };
    }
    return functions;
  }

  #programFunctions() {
    const functions = {
      // C gives one text that ends with a 0
      shaderSource: (shader, _count, texts) => this.#call("shaderSource", this.#objects[shader], this.#engine.string(this.#heap.u32[texts >>> 2])),
      getUniformLocation: (program, text) => {
        const location = this.#call("getUniformLocation", this.#objects[program], this.#engine.string(text));
        if (!location) return -1;
        const number = this.#uniforms.push(location) - 2;
        (this.#programs[program] ??= []).push(number);
        return number;
      },
    };
    for (const type of ["Shader", "Program"]) {
      functions[`create${type}`] = (kind) => this.#keep(this.#call(`create${type}`, kind));
      functions[`delete${type}`] = (name) => this.#drop(name, `delete${type}`);
      functions[`get${type}iv`] = (name, what, out) => this.#store(this.#call(`get${type}Parameter`, this.#objects[name], what), out, this.#heap.u32);
      functions[`get${type}InfoLog`] = (name, capacity, _length, out) => (
        this.#engine.encode(this.#call(`get${type}InfoLog`, this.#objects[name]) || "", out >>> 0, capacity));
    }
    const { deleteProgram } = functions;
    functions.deleteProgram = (name) => {
      for (const location of this.#programs[name] ?? []) this.#uniforms[location + 1] = null;
      this.#programs[name] = null;
      deleteProgram(name);
    };
    return functions;
  }
}
