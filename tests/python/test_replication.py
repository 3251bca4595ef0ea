# In:  scenes on the native host, recorded; a transport in memory that loses and reorders messages.
# Out: whether the same picture comes out where a record is played, or a stream arrives.
"""Any host can record a scene, and any transport can carry it."""

import random
from typing import Any

import numpy as np
import pytest
from notebook_page import Page

import vitrail
from vitrail._data import arrays
from vitrail.hosts.local import open_local
from vitrail.hosts.native import NativePage
from vitrail.hosts.protocols import Host
from vitrail.replication.recorder import Recorder
from vitrail.replication.replay import Player
from vitrail.replication.stream import Stream

SIZE = (200, 150)


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> list[Recorder]:
    """The recorders of the scenes that are made on the native host."""
    made: list[Recorder] = []

    def open_host(target: Any, width: Any, height: Any, options: Any, dispatch: Any, source: Any) -> Host:
        host = open_local(width, height, dispatch)
        made.append(Recorder(host.commands, host.queries, host.root, host.view))
        host.commands = made[-1]
        return host

    monkeypatch.setattr("vitrail.scene.open_host", open_host)
    return made


def changing(scene: vitrail.Scene) -> Any:
    """Fill a scene, step by step, with what there is to record."""
    points = scene.scatter(np.random.default_rng(1).random((500, 3)), c=np.arange(500), size=4, label="points")
    group = scene.group(position=(0, 0, 1))
    group.box(size=0.5, color="tomato")
    lost = scene.sphere((5, 5, 5))
    yield
    scene.surface(np.outer(np.arange(8), np.arange(9)) / 70, x=np.linspace(0, 1, 9), y=np.linspace(0, 1, 8), cmap="terrain")
    scene.text("summit", (1, 1, 1))
    lost.remove()
    scene.view(elev=40, azim=10)
    yield
    points.set(data=np.random.default_rng(2).random((700, 3)), c=np.arange(700), cmap="plasma")
    points.selected = [3, 5, 8]
    scene._commands.write(points._id, 0, arrays.read([(2.0, 2.0, 2.0)], "part"), (700, 1, 3), 10)
    scene.xlabel = "x"
    yield
    scene.fit()
    scene.camera.fov = 40
    yield


def picture(host: Host) -> bytes:
    page = host.page
    assert isinstance(page, NativePage)
    return bytes(page.pixels()[2])


def test_a_record_makes_the_same_picture_on_another_host(recorded: list[Recorder]) -> None:
    with vitrail.Scene(width=SIZE[0], height=SIZE[1]) as scene:
        seen = set()
        for _ in changing(scene):
            twin = open_local(*SIZE, lambda name, detail: False)
            Player(twin, scene._host.root, scene._host.view).play(recorded[0].record.snapshot())
            seen.add(picture(scene._host))
            assert picture(twin) == picture(scene._host)
            assert twin.queries.bounds(twin.root) == scene.bounds
            twin.page.close()
        assert len(seen) == 4, "each step changes the picture"


class Twin(Page):
    """The other end of a stream, which makes the scene on a native host."""

    def __init__(self) -> None:
        super().__init__()
        self.host = open_local(*SIZE, lambda name, detail: False)
        self._player = Player(self.host)

    def apply(self, verb: list[Any]) -> None:
        super().apply(verb)
        named = verb[0] in ("write", "decode", "select") and verb[-1]
        self._player.apply(verb, self.contents[verb[-1]] if named else None)


@pytest.mark.parametrize("seed", range(3))
def test_a_stream_arrives_whole_over_a_transport_that_loses_and_reorders(recorded: list[Recorder], seed: int) -> None:
    chance = random.Random(seed)
    now = [0.0]
    wire: list[Any] = []
    with vitrail.Scene(width=SIZE[0], height=SIZE[1]) as scene:
        steps = changing(scene)
        next(steps)
        recorder = recorded[0]
        stream = Stream("twin", lambda message, buffers: wire.append((message, buffers)), clock=lambda: now[0])
        stream.add(["begin", scene._host.root, scene._host.view])
        for command, data in recorder.record.snapshot():
            stream.add(command, data)
        recorder.subscribers.append(stream)
        twin = Twin()
        for _ in steps:
            for _ in range(500):
                stream.tick()
                batch, wire[:] = wire[:], []
                chance.shuffle(batch)
                arrived = [each for each in batch if chance.random() > 0.25]
                for message, buffers in arrived:
                    twin.take(message, buffers)
                now[0] += 0.5
                if arrived and chance.random() > 0.3:
                    stream.acknowledge(twin.next, twin.missing)
                if stream.idle:
                    break
            assert stream.idle and not stream.lost
            assert picture(twin.host) == picture(scene._host)
        assert len(twin.nodes) > 5
        twin.host.page.close()


def test_layers_travel_in_commands_and_older_records_have_none() -> None:
    from types import SimpleNamespace

    from vitrail._data.buffers import F32
    from vitrail.replication.content import content
    from vitrail.replication.record import Record
    from vitrail.schema import KINDS

    record = Record(1, 2)
    record.create(3, KINDS["surface"].number, 1)
    record.write(3, 0, F32, (2, 3, 4, 1), content(np.zeros(24, "f4").tobytes()))
    record.patch(3, 0, 11, np.array([7, 8], "f4").tobytes())  # across the layers
    assert record.elements() == 24
    command, data = next((c, d) for c, d in record.snapshot() if c[0] == "write")
    assert command[4] == [2, 3, 4, 1] and data is not None
    assert np.frombuffer(bytes(data.data), "f4")[10:14].tolist() == [0, 7, 8, 0]
    written: list[Any] = []
    host: Any = SimpleNamespace(
        root=10, view=11, commands=SimpleNamespace(write=lambda node, number, block, shape, first: written.append((block.shape, shape, first)))
    )
    player = Player(host, 1, 2)
    player._nodes[3] = 12
    player.apply(command, bytes(data.data))
    player.apply(["write", 3, 0, F32, [700, 1, 3], [5, 1], "h"], bytes(12))  # of a version without layers
    assert written == [((24, 1), (2, 3, 4, 1), 0), ((1, 3), (700, 1, 3), 5)]
