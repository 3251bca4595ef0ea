# In:  parts of the tests, as ./dev knows them; those after -- have no clock to keep and run beside the others.
# Out: what they print: the first ones' at once, the others' in one piece when they have ended; at the end each part's time and each
#      failure by name. Exit status 1 when a part fails. An interrupt ends them all.
"""Run parts of the tests: one after the other, and quiet ones beside them."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, NoReturn

DEV = Path(__file__).resolve().parents[1] / "dev"
# How ctest, pytest, Node (as TAP and for people) and ./dev lint name what failed.
FAILURES = [re.compile(pattern) for pattern in (
    r"\s*\d+ - (\S+) \((?:Failed|Timeout|Not Run|SEGFAULT|Subprocess aborted|ILLEGAL|NUMERICAL|OTHER_FAULT)\)",
    r"(?:FAILED|ERROR) (\S+)",
    r"\s*not ok \d+ - ((?!.*# (?:TODO|SKIP)).+)",
    r"\s*\u2716 (.+) \([\d.]+ms\)",
    r"\./dev: (found by lint: .+)",
)]  # fmt: skip
COLOR = re.compile(r"\x1b\[[\d;]*m")
running: list[subprocess.Popen[str]] = []


@dataclass
class Part:
    """A part that runs, or has run."""

    name: str
    status: int | None = None
    seconds: float = 0
    failures: list[str] = field(default_factory=list)

    def run(self, output: IO[str], nice: int = 0) -> None:
        """Run it to its end, and write what it prints."""
        start = time.monotonic()
        process = subprocess.Popen(
            ["nice", "-n", str(nice), DEV, "part", self.name], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True,
        )  # fmt: skip
        running.append(process)
        assert process.stdout
        for line in process.stdout:
            output.write(line)
            output.flush()
            found = next(filter(None, (pattern.match(COLOR.sub("", line).rstrip()) for pattern in FAILURES)), None)
            if found and found[1] not in self.failures:
                self.failures.append(found[1])
        self.status = process.wait()
        self.seconds = time.monotonic() - start


def end_all(*_: object) -> NoReturn:
    """End every process of every part."""
    for wanted in (signal.SIGTERM, signal.SIGKILL):
        for process in running:
            try:
                os.killpg(process.pid, wanted)
            except ProcessLookupError:
                pass
        deadline = time.monotonic() + 10
        while wanted == signal.SIGTERM and time.monotonic() < deadline and any(process.poll() is None for process in running):
            time.sleep(0.1)
    os._exit(130)


def clock(seconds: float) -> str:
    """Write minutes and seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def title(text: str) -> None:
    """Print a heading."""
    print(f"\n\033[1m{text}\033[0m", flush=True)


def main() -> int:
    """Run the parts that the command names."""
    words = sys.argv[1:]
    split = words.index("--") if "--" in words else len(words)
    inline, beside = [Part(name) for name in words[:split]], [Part(name) for name in words[split + 1 :]]
    start = time.monotonic()
    for wanted in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(wanted, end_all)

    logs = {part.name: tempfile.TemporaryFile("w+", prefix="vitrail-") for part in beside}

    def run_beside() -> None:
        for part in beside:  # one at a time, and only what the others leave of the machine: tests of pages look at clocks
            part.run(logs[part.name], nice=19)

    thread = threading.Thread(target=run_beside, daemon=True)
    thread.start()
    shown: set[str] = set()

    def show_ended() -> None:
        for part in beside:
            if part.status is not None and part.name not in shown:
                shown.add(part.name)
                title(f"Testing: {part.name} ({clock(part.seconds)}, beside the others)")
                log = logs[part.name]
                log.seek(0)
                print(log.read(), end="", flush=True)

    for part in inline:
        title(f"Testing: {part.name}")
        part.run(sys.stdout)
        print(f"{part.name}: {clock(part.seconds)}")
        show_ended()
    while thread.is_alive():
        thread.join(0.5)
    show_ended()

    title(f"All parts: {clock(time.monotonic() - start)}")
    failed = [part for part in (*inline, *beside) if part.status]
    for part in (*inline, *beside):
        print(f"  {part.name:<10}{clock(part.seconds):>6}  {'failed' if part.status else 'passed'}")
    for part in failed:
        for name in part.failures or [f"exit status {part.status}"]:
            print(f"FAILED {part.name}: {name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
