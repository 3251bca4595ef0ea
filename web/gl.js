// In:  the gl* calls of the WebAssembly module (src/gl_api.h lists them), with object names as numbers and pointers as addresses.
// Out: the same calls on a WebGL2 context, which can be taken away and given anew.
// Called by: engine.js hands the functions over as imports; present.js says which context they go to.

const FLOAT = 0x1406, UNSIGNED_INT = 0x1405;
const RENDERER = 0x1f01;
// An extension of WebGL2 works only after it was asked for.
const WANTED = ["EXT_color_buffer_float", "EXT_color_buffer_half_float", "EXT_float_blend", "OES_texture_float_linear"];

const encoder = new TextEncoder(), decoder = new TextDecoder();

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
  #programs = new Map(); // program name -> its locations, to be freed with it
  #exports;
  #u8 = new Uint8Array(0); #u32; #i32; #f32;

  /** @param {() => WebAssembly.Exports} exports the module's exports, known only after it was made */
  constructor(exports) {
    this.#exports = exports;
  }

  /** Sends all further calls to `context` (null: nowhere). What was made in the one before is forgotten, not deleted. */
  use(context) {
    this.#context = context;
    this.#objects.length = this.#uniforms.length = 1;
    this.#free.length = 0;
    this.#programs.clear();
    for (const name of context ? WANTED : []) context.getExtension(name);
  }

  /** How many GL objects C holds now. */
  get count() { return this.#objects.length - 1 - this.#free.length; }

  // Views of the whole memory. It grows by being replaced, so they are looked at anew in each call, and made anew only then.
  #refresh() {
    const buffer = this.#exports().memory.buffer;
    this.#u8 = new Uint8Array(buffer);
    this.#u32 = new Uint32Array(buffer);
    this.#i32 = new Int32Array(buffer);
    this.#f32 = new Float32Array(buffer);
  }
  #heap() {
    if (this.#u8.buffer !== this.#exports().memory.buffer) this.#refresh();
    return this;
  }

  #keep(object) {
    if (!object) return 0;
    const name = this.#free.length ? this.#free.pop() : this.#objects.length;
    this.#objects[name] = object;
    return name;
  }
  #make(count, out, create) {
    for (let i = 0; i < count; i++) {
      const name = this.#context ? this.#keep(this.#context[create]()) : 0;
      this.#heap().#u32[(out >>> 2) + i] = name;
    }
  }
  #drop(count, names, destroy) {
    for (let i = 0; i < count; i++) this.#dropOne(this.#heap().#u32[(names >>> 2) + i], destroy);
  }
  #dropOne(name, destroy) {
    const object = this.#objects[name];
    if (!object) return;
    this.#context?.[destroy](object);
    this.#objects[name] = null;
    this.#free.push(name);
  }

  #string(address, length) {
    const u8 = this.#heap().#u8, start = address >>> 0;
    return decoder.decode(u8.subarray(start, length < 0 ? u8.indexOf(0, start) : start + length));
  }
  // Writes a log for a caller that gave a place for `capacity` bytes.
  #give(text, capacity, out) {
    const u8 = this.#heap().#u8, { written } = encoder.encodeInto(text ?? "", u8.subarray(out >>>= 0, out + capacity - 1));
    u8[out + written] = 0;
  }
  // A whole-memory view whose elements are what GL's `type` says; WebGL wants the two to agree.
  #pixels(type) {
    const heap = this.#heap();
    return type === FLOAT ? heap.#f32 : type === UNSIGNED_INT ? heap.#u32 : heap.#u8; // C sends and asks for no other
  }
  // A number, true or false, or a list of numbers.
  #parameter(value, out, view) { view.set([value ?? 0].flatMap((given) => given?.length ? [...given] : Number(given)), out >>> 2); }

  /** The functions, by the names under which C imports them. */
  imports() {
    const self = this;
    const object = (name) => self.#objects[name];
    const place = (location) => self.#uniforms[location + 1] ?? null; // location -1 -> null, which WebGL ignores
    const all = {};

    // Numbers pass through as they are, but for one argument: a name, a location, or an offset above 2 GiB that came as negative.
    const pass = (names, change, at) => {
      for (const name of names.split(" ")) {
        all[name] = (...values) => {
          if (change) values[at] = change(values[at]);
          return self.#context?.[name](...values) ?? 0;
        };
      }
    };
    pass("activeTexture blendFunc checkFramebufferStatus clear clearColor colorMask cullFace depthFunc depthMask disable "
      + "disableVertexAttribArray drawArrays drawArraysInstanced enable enableVertexAttribArray generateMipmap getError pixelStorei "
      + "renderbufferStorage texParameteri texStorage2D vertexAttrib4f vertexAttribDivisor viewport");
    pass("bindVertexArray compileShader linkProgram uniformBlockBinding useProgram", object, 0);
    pass("bindBuffer bindFramebuffer bindRenderbuffer bindTexture", object, 1);
    pass("bindBufferBase", object, 2);
    pass("framebufferRenderbuffer framebufferTexture2D", object, 3);
    pass("uniform1f uniform1i uniform1ui uniform2f uniform3f uniform4f", place, 0);
    const unsigned = (offset) => offset >>> 0;
    pass("drawElements drawElementsInstanced", unsigned, 3);
    pass("vertexAttribPointer", unsigned, 5);

    for (const kind of ["Buffer", "Framebuffer", "Renderbuffer", "Texture", "VertexArray"]) {
      all[`gen${kind}s`] = (n, out) => self.#make(n, out, `create${kind}`);
      all[`delete${kind}s`] = (n, names) => self.#drop(n, names, `delete${kind}`);
    }
    for (const kind of ["Shader", "Program"]) {
      all[`create${kind}`] = (type) => self.#context ? self.#keep(self.#context[`create${kind}`](type)) : 0;
      all[`get${kind}iv`] = (name, what, out) => {
        self.#parameter(self.#context?.[`get${kind}Parameter`](object(name), what), out, self.#heap().#i32);
      };
      all[`get${kind}InfoLog`] = (name, capacity, _length, out) => {
        self.#give(self.#context?.[`get${kind}InfoLog`](object(name)), capacity, out);
      };
    }
    // Pixels at an address, the last argument, in a view that agrees with their type.
    for (const name of ["texSubImage2D", "readPixels"]) {
      all[name] = (...values) => {
        const data = values.pop(), view = self.#pixels(values.at(-1));
        self.#context?.[name](...values, view, (data >>> 0) / view.BYTES_PER_ELEMENT);
      };
    }
    Object.assign(all, {
      // bytes; sizes and addresses above 2 GiB arrive as negative numbers
      bufferData: (target, size, data, usage) => {
        if (!self.#context) return;
        if (data) self.#context.bufferData(target, self.#heap().#u8, usage, data >>> 0, size >>> 0);
        else self.#context.bufferData(target, size >>> 0, usage);
      },
      bufferSubData: (target, offset, size, data) => {
        if (size) self.#context?.bufferSubData(target, offset >>> 0, self.#heap().#u8, data >>> 0, size >>> 0);
      },

      // programs
      deleteShader: (name) => self.#dropOne(name, "deleteShader"),
      shaderSource: (name, count, strings, lengths) => {
        let source = "";
        for (let i = 0; i < count; i++) {
          const heap = self.#heap();
          source += self.#string(heap.#u32[(strings >>> 2) + i], lengths ? heap.#i32[(lengths >>> 2) + i] : -1);
        }
        self.#context?.shaderSource(object(name), source);
      },
      deleteProgram: (name) => {
        for (const location of self.#programs.get(name) ?? []) self.#uniforms[location + 1] = null;
        self.#programs.delete(name);
        self.#dropOne(name, "deleteProgram");
      },
      attachShader: (program, shader) => { self.#context?.attachShader(object(program), object(shader)); },
      bindAttribLocation: (program, index, text) => {
        self.#context?.bindAttribLocation(object(program), index, self.#string(text, -1));
      },
      getUniformLocation: (program, text) => {
        const location = self.#context?.getUniformLocation(object(program), self.#string(text, -1));
        if (!location) return -1;
        const number = self.#uniforms.push(location) - 2;
        if (!self.#programs.has(program)) self.#programs.set(program, []);
        self.#programs.get(program).push(number);
        return number;
      },
      getUniformBlockIndex: (program, text) => self.#context?.getUniformBlockIndex(object(program), self.#string(text, -1)) ?? -1,
      uniformMatrix3fv: (at, count, transpose, data) => {
        self.#context?.uniformMatrix3fv(place(at), !!transpose, self.#heap().#f32, data >>> 2, count * 9);
      },

      // questions
      getIntegerv: (what, out) => self.#parameter(self.#context?.getParameter(what), out, self.#heap().#i32),
      getFloatv: (what, out) => self.#parameter(self.#context?.getParameter(what), out, self.#heap().#f32),
      getString: () => self.#answer(),
    });
    return Object.fromEntries(Object.entries(all).map(([name, call]) => [`gl${name[0].toUpperCase()}${name.slice(1)}`, call]));
  }

  // The renderer's name is all that C asks for. It reads the text at once, so a temporary place is enough.
  #answer() {
    if (!this.#context) return 0;
    const bytes = encoder.encode(`${rendererOf(this.#context)}\0`);
    const address = this.#exports().vt_temporary(bytes.length) >>> 0;
    if (address) this.#heap().#u8.set(bytes, address);
    return address;
  }
}
