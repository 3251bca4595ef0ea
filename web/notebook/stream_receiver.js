// In:  a stream's messages from a kernel, which may be lost, come twice or out of order.
// Out: the stream's verbs in order, each once; bytes by their hash; acknowledgements. The other end is python/vitrail/replication/stream.py.

const ACK_EVERY = 4;       // messages in one acknowledgement
const ACK_AFTER_MS = 30;       // after which the last ones are acknowledged, however few
const WITH_CONTENT = ["write", "decode", "select"]; // verbs that end with the hash of bytes
const UNUSED_BYTES = 64 << 20; // of contents that no scene shows, kept for a cell that runs again

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
export class ContentStore {
  #contents = new Map(); // hash -> {bytes, uses}; those without uses oldest first
  #unusedBytes = 0;

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
    this.#unusedBytes += bytes.length;
    this.#trim(hash);
  }
  hold(hash) {
    const entry = this.#contents.get(hash);
    if (entry && !entry.uses++) this.#unusedBytes -= entry.bytes.length;
  }
  release(hash) {
    const entry = this.#contents.get(hash);
    if (!entry || --entry.uses) return;
    this.#contents.delete(hash);
    this.#contents.set(hash, entry);
    this.#unusedBytes += entry.bytes.length;
    this.#trim();
  }
  #trim(except) {
    for (const [hash, { bytes, uses }] of this.#contents) {
      if (this.#unusedBytes <= UNUSED_BYTES) return;
      if (uses || hash === except) continue;
      this.#contents.delete(hash);
      this.#unusedBytes -= bytes.length;
    }
  }
}

export class StreamReceiver {
  #expected = 0;
  #pending = new Map(); // messages that came before their turn
  #requested = -1;        // the last message that was asked for again
  #unacknowledged = 0;
  #timer = 0;
  #arriving = null;   // {hash, bytes}: one content at a time
  #transient = new Map(); // contents that are used once

  /**
   * @param {string} name @param {ContentStore} store
   * @param {{apply(verb: any[], bytes: Uint8Array | null): void, send(message: object): void, onBroken(asText: boolean): void}} owner
   */
  constructor(name, store, owner) {
    this.name = name;
    this.store = store;
    this.owner = owner;
    this.closed = false;
  }

  /** @param {{seq: number, verbs: any[]}} message @param {any[]} buffers */
  receive(message, buffers) {
    const { seq } = message;
    if (seq > this.#expected) this.#pending.set(seq, [message, buffers]);
    if (seq === this.#expected) {
      this.#applyMessage(message, buffers);
      for (let next; !this.closed && (next = this.#pending.get(this.#expected)); ) {
        this.#pending.delete(this.#expected);
        this.#applyMessage(...next);
      }
    }
    if (this.closed) return;
    const gap = this.#pending.size && this.#expected !== this.#requested;
    if (gap) this.#requested = this.#expected;
    if (++this.#unacknowledged >= ACK_EVERY || gap || seq < this.#expected - 1) this.#acknowledge();
    else if (!this.#timer) this.#timer = setTimeout(() => this.#acknowledge(), ACK_AFTER_MS);
  }

  #acknowledge() {
    clearTimeout(this.#timer);
    this.#timer = this.#unacknowledged = 0;
    const missing = [], last = Math.max(-1, ...this.#pending.keys());
    for (let seq = this.#expected; seq < last; seq++) if (!this.#pending.has(seq)) missing.push(seq);
    this.owner.send({ op: "ack", stream: this.name, upto: this.#expected, missing });
  }

  #applyMessage({ verbs }, buffers) {
    this.#expected++;
    let at = 0;
    for (const verb of verbs) {
      if (verb[0] !== "bytes") {
        const name = WITH_CONTENT.includes(verb[0]) ? verb[verb.length - 1] : "";
        const bytes = name && (this.#transient.get(name) ?? this.store.get(name));
        if (name && !bytes) return this.#fail(false);
        this.owner.apply(verb, bytes || null);
        this.#transient.clear();
        continue;
      }
      const [, hash, total, from, length, text] = verb;
      const bytes = text === undefined ? bytesOf(buffers?.[at++], length) : fromBase64(text);
      if (!bytes) return this.#fail(true);
      if (from === 0) this.#arriving = { hash, bytes: new Uint8Array(total) };
      this.#arriving.bytes.set(bytes, from);
      if (from + length < total) continue;
      if (hash.startsWith("~")) this.#transient.set(hash, this.#arriving.bytes);
      else this.store.put(hash, this.#arriving.bytes);
      this.#arriving = null;
    }
  }

  // Bytes that did not come through as bytes are asked for as text from now on.
  #fail(text) {
    this.close();
    this.owner.onBroken(text);
  }

  close() {
    this.closed = true;
    clearTimeout(this.#timer);
    this.#pending.clear();
    this.#arriving = null;
  }
}
