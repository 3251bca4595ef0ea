// In:  a stream's messages from a kernel, which may be lost, come twice or out of order.
// Out: the stream's verbs in order, each once; bytes by their hash; acknowledgements. The other end is python/vitrail/replication/stream.py.

const EVERY = 4;           // messages in one acknowledgement
const QUIET_MS = 30;       // after which the last ones are acknowledged, however few
const NAMED = ["write", "decode", "select"]; // verbs that end with the hash of bytes
const SPARE_BYTES = 64 << 20; // of contents that no scene shows, kept for a cell that runs again

/** The bytes of base64. @param {string} text */
export function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text); // a hundred times as fast
  const raw = atob(text), bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  return bytes;
}

/** A message's buffer, however the host gives it; null when it is none of `length` bytes. */
function bytesOf(buffer, length) {
  let bytes = null;
  if (buffer instanceof ArrayBuffer) bytes = new Uint8Array(buffer);
  else if (ArrayBuffer.isView(buffer)) bytes = new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  else if (Array.isArray(buffer)) bytes = Uint8Array.from(buffer);
  return bytes?.length === length ? bytes : null;
}

/** The page's contents, by hash: what scenes show, and what some showed a while ago. */
export class Store {
  #contents = new Map(); // hash -> {bytes, uses}; those without uses oldest first
  #spare = 0;

  get(hash) { return this.#contents.get(hash)?.bytes ?? null; }
  /** All hashes; none of them goes before release() was called for it. */
  have() {
    const all = [...this.#contents.keys()];
    for (const hash of all) this.hold(hash);
    return all;
  }
  put(hash, bytes) {
    if (this.#contents.has(hash)) return;
    this.#contents.set(hash, { bytes, uses: 0 });
    this.#spare += bytes.length;
    this.#trim(hash);
  }
  hold(hash) {
    const entry = this.#contents.get(hash);
    if (entry && !entry.uses++) this.#spare -= entry.bytes.length;
  }
  release(hash) {
    const entry = this.#contents.get(hash);
    if (!entry || --entry.uses) return;
    this.#contents.delete(hash);
    this.#contents.set(hash, entry);
    this.#spare += entry.bytes.length;
    this.#trim();
  }
  #trim(except) {
    for (const [hash, { bytes, uses }] of this.#contents) {
      if (this.#spare <= SPARE_BYTES) return;
      if (uses || hash === except) continue;
      this.#contents.delete(hash);
      this.#spare -= bytes.length;
    }
  }
}

export class Feed {
  #next = 0;
  #early = new Map(); // messages that came before their turn
  #asked = -1;        // the last message that was asked for again
  #unsaid = 0;
  #timer = 0;
  #arriving = null;   // {hash, bytes}: one content at a time
  #passing = new Map(); // contents that are used once

  /**
   * @param {string} name @param {Store} store
   * @param {{apply(verb: any[], bytes: Uint8Array | null): void, answer(message: object): void, broken(): void}} owner
   */
  constructor(name, store, owner) {
    this.name = name;
    this.store = store;
    this.owner = owner;
    this.closed = false;
  }

  /** @param {{seq: number, verbs: any[]}} message @param {any[]} buffers */
  take(message, buffers) {
    const { seq } = message;
    if (seq > this.#next) this.#early.set(seq, [message, buffers]);
    if (seq === this.#next) {
      this.#read(message, buffers);
      for (let early; !this.closed && (early = this.#early.get(this.#next)); ) {
        this.#early.delete(this.#next);
        this.#read(...early);
      }
    }
    if (this.closed) return;
    const gap = this.#early.size && this.#next !== this.#asked;
    if (gap) this.#asked = this.#next;
    if (++this.#unsaid >= EVERY || gap || seq < this.#next - 1) this.#acknowledge();
    else if (!this.#timer) this.#timer = setTimeout(() => this.#acknowledge(), QUIET_MS);
  }

  #acknowledge() {
    clearTimeout(this.#timer);
    this.#timer = this.#unsaid = 0;
    const missing = [], last = Math.max(-1, ...this.#early.keys());
    for (let seq = this.#next; seq < last; seq++) if (!this.#early.has(seq)) missing.push(seq);
    this.owner.answer({ op: "ack", stream: this.name, upto: this.#next, missing });
  }

  #read({ verbs }, buffers) {
    this.#next++;
    let at = 0;
    for (const verb of verbs) {
      if (verb[0] !== "bytes") {
        const name = NAMED.includes(verb[0]) ? verb[verb.length - 1] : "";
        const bytes = name && (this.#passing.get(name) ?? this.store.get(name));
        if (name && !bytes) return this.#fail(false);
        this.owner.apply(verb, bytes || null);
        this.#passing.clear();
        continue;
      }
      const [, hash, total, from, length, text] = verb;
      const bytes = text === undefined ? bytesOf(buffers?.[at++], length) : fromBase64(text);
      if (!bytes) return this.#fail(true);
      if (from === 0) this.#arriving = { hash, bytes: new Uint8Array(total) };
      this.#arriving.bytes.set(bytes, from);
      if (from + length < total) continue;
      if (hash.startsWith("~")) this.#passing.set(hash, this.#arriving.bytes);
      else this.store.put(hash, this.#arriving.bytes);
      this.#arriving = null;
    }
  }

  // Bytes that did not come through as bytes are asked for as text from now on.
  #fail(text) {
    this.close();
    this.owner.broken(text);
  }

  close() {
    this.closed = true;
    clearTimeout(this.#timer);
    this.#early.clear();
    this.#arriving = null;
  }
}
