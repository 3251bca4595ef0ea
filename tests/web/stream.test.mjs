// In:  streams as a kernel sends them, with messages lost, late or of the wrong make.
// Out: that verbs come in order, contents are kept as long as a scene shows them, and scenes are rebuilt from verbs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Scene } from "../../web/index.js";
import { StreamReceiver, fromBase64, ContentStore } from "../../web/notebook/stream_receiver.js";
import { SceneReplica } from "../../web/notebook/scene_replica.js";
import { engine, fails, open } from "./setup.mjs";

function receiver(store = new ContentStore()) {
    const log = { verbs: [], bytes: [], answers: [], onBroken: [] };
    const made = new StreamReceiver("a", store, {
        apply(verb, bytes) {
            log.verbs.push(verb);
            log.bytes.push(bytes && [...bytes]);
        },
        send: (message) => log.answers.push(message),
        onBroken: (text) => log.onBroken.push(text),
    });
    return { made, log, store };
}
const message = (seq, ...verbs) => ({ op: "data", stream: "a", seq, verbs });
const say = (seq) => message(seq, ["say", seq]);

test("messages out of order are read in order, each once", () => {
    const { made, log } = receiver();
    for (const seq of [1, 0, 0, 3, 2, 1]) made.receive(say(seq), []);
    assert.deepEqual(log.verbs.map(([, seq]) => seq), [0, 1, 2, 3]);
    made.close();
});

test("every fourth message is acknowledged, and the last ones after a while", (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const { made, log } = receiver();
    for (let seq = 0; seq < 6; seq++) made.receive(say(seq), []);
    assert.deepEqual(log.answers, [{ op: "ack", stream: "a", upto: 4, missing: [] }]);
    t.mock.timers.tick(60);
    assert.deepEqual(log.answers[1], { op: "ack", stream: "a", upto: 6, missing: [] });
});

test("a gap is told at once", () => {
    const { made, log } = receiver();
    made.receive(say(0), []);
    made.receive(say(4), []);
    made.receive(say(2), []);
    assert.deepEqual(log.answers, [{ op: "ack", stream: "a", upto: 1, missing: [1, 2, 3] }]);
    made.close();
});

test("contents come in pieces, as whatever the host makes of bytes", () => {
    const whole = new Uint8Array([9, 1, 2, 3, 4, 5, 6, 9]);
    const shapes = [
        (from, to) => new DataView(whole.buffer, 1 + from, to - from),
        (from, to) => whole.slice(1 + from, 1 + to).buffer,
        (from, to) => [...whole.subarray(1 + from, 1 + to)],
        (from, to) => whole.subarray(1 + from, 1 + to),
    ];
    for (const shape of shapes) {
        const { made, log } = receiver();
        made.receive(message(0, ["bytes", "h", 6, 0, 4]), [shape(0, 4)]);
        made.receive(message(1, ["bytes", "h", 6, 4, 2], ["write", 7, 0, 4, [6, 1, 1], null, "h"]), [shape(4, 6)]);
        assert.deepEqual(log.bytes, [[1, 2, 3, 4, 5, 6]]);
        made.close();
    }
});

test("contents as text are read too", () => {
    const { made, log } = receiver();
    made.receive(message(0, ["bytes", "h", 3, 0, 3, "AQID"], ["write", 7, 0, 4, [3, 1, 1], null, "h"]), []);
    assert.deepEqual(log.bytes, [[1, 2, 3]]);
    made.close();
    const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i);
    assert.deepEqual(fromBase64(Buffer.from(bytes).toString("base64")), bytes);
});

test("bytes that did not come through are asked for as text", () => {
    for (const buffers of [[], undefined, [{}], [new Uint8Array(2)]]) {
        const { made, log } = receiver();
        made.receive(message(0, ["bytes", "h", 3, 0, 3], ["write", 7, 0, 4, [3, 1, 1], null, "h"]), buffers);
        assert.deepEqual([log.onBroken, log.verbs], [[true], []]);
    }
});

test("contents that are known are not waited for; unknown ones start the stream anew", () => {
    const store = new ContentStore();
    store.put("h", new Uint8Array([5]));
    const { made, log } = receiver(store);
    made.receive(message(0, ["write", 7, 0, 4, [1, 1, 1], null, "h"]), []);
    assert.deepEqual(log.bytes, [[5]]);
    made.receive(message(1, ["write", 7, 0, 4, [1, 1, 1], null, "other"]), []);
    assert.deepEqual(log.onBroken, [false]);
});

test("a page keeps what scenes show, and of the rest the newest", () => {
    const store = new ContentStore(), big = () => new Uint8Array(20 << 20);
    store.put("shown", big());
    store.hold("shown");
    for (const name of ["a", "b", "c", "d"]) store.put(name, big());
    assert.deepEqual(["shown", "a", "b", "c", "d"].filter((name) => store.get(name)), ["shown", "b", "c", "d"]);
    store.release("shown"); // spare from now on, and the newest of them
    assert.deepEqual(["shown", "a", "b", "c", "d"].filter((name) => store.get(name)), ["shown", "c", "d"]);
    const pinned = store.have();
    for (const name of ["e", "f", "g", "h"]) store.put(name, big());
    for (const name of pinned) assert.ok(store.get(name), "what the kernel was told of stays");
});

const kind = (name) => engine.kinds.get(name);

function replica() {
    const made = new SceneReplica(open(), new ContentStore());
    made.begin(1, 2);
    const apply = (...verb) => made.apply(verb, verb[0] === "write" ? made.store.get(verb.at(-1)) : null);
    const put = (hash, ...values) => made.store.put(hash, new Uint8Array(new Float32Array(values).buffer));
    return { made, apply, put };
}

test("verbs rebuild a scene, by the sender's numbers", () => {
    const { made, apply, put } = replica(), points = kind("points");
    put("h", 0, 0, 0, 1, 2, 3);
    apply("create", 70, kind("group").index, 1);
    apply("create", 80, points.index, 70);
    apply("numbers", 70, kind("group").property.get("position").index, [10, 0, 0]);
    apply("numbers", 80, points.property.get("size").index, [null]);
    apply("text", 80, points.property.get("color").index, "tomato");
    apply("write", 80, 0, 0, [2, 1, 3], null, "h");
    assert.deepEqual(engine.bounds(made.root.id), [10, 0, 0, 11, 2, 3]);
    put("~1", 4, 5, 6);
    apply("write", 80, 0, 0, [2, 1, 3], [0, 1], "~1");
    assert.deepEqual(engine.bounds(made.root.id), [11, 2, 3, 14, 5, 6]);
    apply("move", 80, 1);
    assert.deepEqual(engine.bounds(made.root.id), [1, 2, 3, 4, 5, 6]);
    apply("remove", 80, []);
    assert.equal(engine.bounds(made.root.id), null);
    fails(() => apply("numbers", 80, 0, [1]), "removed");
    assert.throws(() => apply("teleport", 80), /reload the page/);
    const { nodes } = engine.stats();
    made.close();
    assert.ok(engine.stats().nodes < nodes);
});

test("what a reader made here keeps its place when the sender gives it a number; elsewhere it is made", () => {
    const ruler = kind("ruler").index;
    const here = new SceneReplica(open(), new ContentStore(), "me"), there = new SceneReplica(open(), new ContentStore(), "you");
    for (const each of [here, there]) each.begin(1, 2);
    const own = engine.create(ruler, here.root.id), { nodes } = engine.stats();
    assert.equal(here.senderIdOf(own), 0);
    for (const each of [here, there]) each.apply(["create", 90, ruler, 1, "me", own], null);
    assert.equal(here.senderIdOf(own), 90);
    assert.equal(engine.stats().nodes, nodes + 1, "once more, there");
    here.forget(own);
    engine.remove(own);
    here.apply(["remove", 90, []], null); // what was removed here already is no error
    here.apply(["create", 91, ruler, 1, "me", own], null); // it is gone: made anew, as elsewhere
    assert.notEqual([...engine.nodes(here.root.id)].filter((node) => here.senderIdOf(node) === 91).length, 0);
    here.close();
    there.close();
});

test("the cameras of all views do as they are told, and say where they are", () => {
    const { made, apply } = replica();
    const view = Scene.open(null, { of: made.root });
    made.views.add(view);
    const property = kind("view").property;
    assert.equal(apply("numbers", 2, property.get("eye").index, [1, 2, 3]), true);
    assert.deepEqual(view.camera.eye, [1, 2, 3]);
    view.camera.orbit(30, 0);
    made.copyCamera(view);
    assert.deepEqual(made.root.camera.eye, view.camera.eye);
    assert.deepEqual(made.cameraState().find(([index]) => index === property.get("eye").index)[1], [...view.camera.eye]);
    assert.deepEqual(made.cameraState().find(([index]) => index === property.get("near").index)[1], [null]);
    apply("stamp", 2, -1, 5);
    assert.equal(made.cameraRevision, 5);
    const { nodes } = engine.stats();
    view.dispose();
    made.views.delete(view);
    assert.equal(engine.stats().nodes, nodes - 1, "the scene outlives its second view");
    made.close();
});
