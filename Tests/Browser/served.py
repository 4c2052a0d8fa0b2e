# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Tocsin authors
"""A desk of its own for browser tests: founded, with the worked cases, on a free port, gone afterwards."""

import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
PEOPLE = {
    "ann": ("A. Meyer", ["intake", "assessor"]),
    "rob": ("R. Okafor", ["releaser"]),
    "sue": ("L. Haddad", ["senior"]),
    "eve": ("E. Admin", ["administrator"]),
    "max": ("M. Admin", ["administrator"]),
    "aud": ("A. Udit", ["auditor"]),
}


def token(name):
    return f"{name}-token-{name}-token-{name}"


def founding(port):
    people = "\n".join(
        f"  {key}: {{name: {name}, roles: [{', '.join(roles)}], token: {token(key)}}}"
        for key, (name, roles) in PEOPLE.items()
    )
    return f"""founding: 1
desk:
  name: Consular desk
  public_address: http://localhost:{port}
  cap_sender: desk.example.org
  check_words: Ring the embassy on the number that you find by yourself.
founders: [eve, max]
people:
{people}
channels: {{}}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def desk(programs, cases=True):
    """Yields the address of a running desk and its data folder."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tocsin-browser-"))
    port, data = free_port(), folder / "data"
    (folder / "desk.yaml").write_text(founding(port))
    tocsin = str(pathlib.Path(programs) / "tocsin")
    subprocess.run([tocsin, "found", str(folder / "desk.yaml"), "--data", str(data)], check=True, capture_output=True)
    arguments = [tocsin, "serve", "--data", str(data), "--listen", f"127.0.0.1:{port}"]
    if cases:
        arguments += ["--cases", str(ROOT / "cases")]
    log = open(folder / "log", "w")
    server = subprocess.Popen(arguments, stdout=log, stderr=log, env=dict(os.environ, SWIFT_BACKTRACE="enable=no"))
    try:
        for _ in range(600):
            if "Ctrl-C ends it" in (folder / "log").read_text() or (not cases and answers(port)):
                break
            if server.poll() is not None:
                raise SystemExit("the desk did not start:\n" + (folder / "log").read_text())
            time.sleep(0.1)
        yield f"http://localhost:{port}", data
    finally:
        server.terminate()
        server.wait(20)
        log.close()
        shutil.rmtree(folder, ignore_errors=True)


def answers(port):
    try:
        return urllib.request.urlopen(f"http://localhost:{port}/", timeout=1).status == 200
    except OSError:
        return False


def sign_in(page, site, name):
    """Signs in as somebody of the desk."""
    page.goto(site + "/desk/sign-in")
    page.click("summary:has-text('token')")
    page.fill("#token", token(name))
    page.click("text=Sign in with the token")
