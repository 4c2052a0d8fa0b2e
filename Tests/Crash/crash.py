# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Tocsin authors
"""Kills a working desk again and again, and looks whether anything that was answered got lost.

    crash.py PROGRAMS ROUNDS [--steps] [--seed N]

A desk is founded in a new folder; clients send acts over its socket (cases, victims, facts, texts, signatures), a
receiver on 127.0.0.1 takes the webhooks and acknowledges by the link in them. The desk is killed with SIGKILL at a
random moment, or with --steps at each named step of commit, claim, send, record and sign, and started again. Then:
nothing answered is lost, no delivery was repeated but those in flight (same name, same bytes), the log is sound and
grew from every log seen before, and the desk was ready in under two seconds. Closes with 'N passed, N failed'.
"""
import argparse, collections, hashlib, http.client, http.server, json, os, random, re, shutil, signal, socket, subprocess
import sys, tempfile, threading, time, uuid

STEPS = ["commit.decided", "commit.durable", "fanout.filled", "dispatch.claimed", "dispatch.sent", "dispatch.recorded",
         "link.answered", "tick.made", "tick.written", "tick.committed", "anchor.written", "anchor.renamed", "anchor.swapped",
         "checkpoint.signed", "checkpoint.stored"]
IN_FLIGHT_MAX = 64
READY_SECONDS_MAX = 2.0

FOUNDING = """
founding: 1
desk: {name: Crash desk, public_address: "http://127.0.0.1:%(port)d", cap_sender: crash.example.org, check_words: Ring us.}
people:
  ada: {name: Ada, roles: [intake, assessor], token: ada-token-ada-token-ada}
  rio: {name: Rio, roles: [assessor, releaser], token: rio-token-rio-token-rio}
  sam: {name: Sam, roles: [senior], token: sam-token-sam-token-sam}
founders: [rio, sam]
channels:
  hook: {kind: webhook, settings: {allow_http: true, allow_private_targets: true, timeout: 5s}}
  hand: {kind: by_hand}
"""


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("desk", timeout=30)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(30)
        self.sock.connect(self.path)


class Sink:
    """Takes webhooks: counts attempts and bodies by name, and remembers in which life of the desk they came."""

    def __init__(self):
        self.lock = threading.Lock()
        self.attempts = collections.defaultdict(list)   # name -> [life]
        self.bodies = collections.defaultdict(set)
        self.links = {}
        self.life = 0
        sink = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                length = int(self.headers["content-length"])
                body = self.rfile.read(length)
                if len(body) < length:
                    return      # the desk was killed while it wrote: nothing was received
                name = self.headers["webhook-id"]
                with sink.lock:
                    sink.attempts[name].append(sink.life)
                    sink.bodies[name].add(hashlib.sha256(body).hexdigest())
                    link = re.search(rb'https?://[^"\\ ]+/m/[A-Za-z0-9_-]+', body)
                    if link:
                        sink.links[name] = link.group().decode()
                self.send_response(204)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.handle_error = lambda *_: None      # connections break when the desk is killed
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Desk:
    def __init__(self, programs, folder, port):
        self.tocsin, self.folder, self.port = os.path.join(programs, "tocsin"), folder, port
        self.verify = os.path.join(programs, "tocsin-verify")
        self.socket = os.path.join(folder, "desk.sock")
        self.process = None

    def start(self, crash_at=None):
        environment = dict(os.environ, TOCSIN_TICK_MS="200", SWIFT_BACKTRACE="enable=no")
        environment.pop("TOCSIN_CRASH_AT", None)
        if crash_at:
            environment["TOCSIN_CRASH_AT"] = crash_at
        began = time.monotonic()
        self.process = subprocess.Popen(
            [self.tocsin, "serve", "--data", self.folder, "--listen", f"127.0.0.1:{self.port}"], env=environment,
            stdout=subprocess.DEVNULL, stderr=open(os.path.join(os.path.dirname(self.folder), "desk.log"), "ab"))
        while time.monotonic() - began < 30:
            try:
                if self.ask("GET", "/health")[0] == 200:
                    return time.monotonic() - began
            except OSError:
                pass
            if self.process.poll() is not None:
                if crash_at:
                    return time.monotonic() - began
                raise SystemExit("the desk ended by itself; see desk.log beside " + self.folder)
            time.sleep(0.01)
        raise SystemExit("the desk did not get ready within 30 seconds; see desk.log")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)

    def ask(self, method, path, body=None, headers={}):
        connection = UnixConnection(self.socket)
        try:
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def run(self, *arguments, program=None):
        return subprocess.run([program or self.tocsin, *arguments], capture_output=True, text=True, timeout=120)


class Client(threading.Thread):
    """One client at work: each act is sent until it is answered, under the same idempotency key."""

    def __init__(self, desk, sink, stop, number):
        super().__init__(daemon=True)
        self.desk, self.sink, self.stop_, self.number = desk, sink, stop, number
        self.answered, self.released, self.refused = [], [], []

    def act(self, person, act):
        key = str(uuid.uuid4())
        while not self.stop_.is_set():
            try:
                status, body = self.desk.ask("POST", "/acts", json.dumps(act), {
                    "authorization": f"Bearer {person}-token-{person}-token-{person}", "idempotency-key": key,
                    "content-type": "application/json"})
            except (OSError, http.client.HTTPException):
                time.sleep(0.02)
                continue
            answer = json.loads(body)
            if status in (200, 201):
                self.answered.append((answer.get("case"), answer["id"]))
                return answer
            if status < 500:
                self.refused.append((act["act"], answer.get("detail")))
                return None
        return None

    def run(self):
        while not self.stop_.is_set():
            self.one_case()

    def one_case(self):
        opened = self.act("ada", {"act": "case.open", "title": "Crash", "packs": ["ngo-duty-of-care"],
                                  "awareness": {"at": "2026-01-01T00:00:00Z", "by": "client"}})
        if not opened:
            return
        case = opened["case"]
        victim = self.act("ada", {"act": "victim.add", "case": case, "kind": "group", "name": "Staff"})
        if not victim:
            return
        people = []
        for index in range(5):
            person = self.act("ada", {
                "act": "recipient.add", "case": case, "name": f"R{index}", "relation": "staff", "language": "en",
                "routes": [{"channel": "webhook", "address": f"http://127.0.0.1:{self.sink.port}/{index}",
                            "safe_to_contact": "yes"}]})
            if person:
                people.append(person["id"])
        warning = self.act("ada", {"act": "warning.draft", "case": case, "kind": "warning", "audience_class": "staff",
                                   "victims": [victim["id"]]})
        if not warning or not people:
            return
        self.act("ada", {"act": "text.write", "case": case, "warning": warning["id"], "language": "en",
                         "headline": "Stay in", "sender": "Crash desk", "danger": "There may be shooting near the office.",
                         "place": "", "time": "", "actions": ["Stay inside."], "check": "Ring us.", "help": "",
                         "specificity": {}})
        audience = self.act("ada", {"act": "audience.choose", "case": case, "warning": warning["id"],
                                    "recipients": people, "from": "2026-01-01T00:00:00Z", "until": "2036-01-01T00:00:00Z"})
        if not audience:
            return
        for person in ("ada", "rio"):
            signed = self.act(person, {"act": "release.sign", "case": case, "warning": warning["id"],
                                       "contents": audience["contents"]})
            if signed and signed.get("released"):
                self.released.append((case, warning["id"], len(people)))


class Acknowledger(threading.Thread):
    """Opens each link that came and says «I have it», as a person would: cover, message, button."""

    def __init__(self, desk, sink, stop):
        super().__init__(daemon=True)
        self.desk, self.sink, self.stop_ = desk, sink, stop
        self.done = {}

    def run(self):
        while not self.stop_.is_set():
            with self.sink.lock:
                waiting = [(name, link) for name, link in self.sink.links.items() if name not in self.done]
            for name, link in waiting[:20]:
                try:
                    if acknowledge(link):
                        self.done[name] = link
                except (OSError, http.client.HTTPException):
                    pass
            time.sleep(0.05)


def fields(page):
    pairs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return "&".join(f"{name}={value}" for name, value in dict(pairs).items())


def acknowledge(link):
    host, path = re.match(r"https?://([^/]+)(/.*)", link).groups()

    def ask(method, path, body=None):
        connection = http.client.HTTPConnection(host, timeout=10)
        try:
            connection.request(method, path, body, {"content-type": "application/x-www-form-urlencoded"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    status, cover = ask("GET", path)
    if status != 200:
        return False
    status, message = ask("POST", path, fields(cover))
    if status != 200:
        return False
    status, _ = ask("POST", path + "/acknowledge", fields(message))
    return status == 200


class Verdicts:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, sentence, good, detail=""):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED {sentence} {detail}")


def look(desk, sink, clients, acknowledger, kills, verdicts):
    """Everything that must hold after the kills, once the desk has caught up."""
    expected = sum(count for client in clients for _, _, count in client.released)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with sink.lock:
            if len(sink.attempts) >= expected:
                break
        time.sleep(0.1)
    by_case = collections.defaultdict(set)
    for client in clients:
        for case, entry in client.answered:
            by_case[case].add(entry)
    lost, told = read_back(desk, by_case, clients)
    while told < len(acknowledger.done) and time.monotonic() < until:
        time.sleep(0.5)
        lost, told = read_back(desk, by_case, clients)
    missing = unproven(desk, by_case)
    verdicts.check("answered entries are in the signed log", not missing, f"{missing[:3]}")
    verdicts.check("something was done", len(by_case) > 0 and expected > 0 and acknowledger.done)
    verdicts.check("every acknowledgement that was answered is in its case", told >= len(acknowledger.done),
                   f"{told} of {len(acknowledger.done)}")
    verdicts.check("nothing answered is lost", not lost, f"{len(lost)} of {sum(map(len, by_case.values()))}")
    with sink.lock:
        missing = expected - len(sink.attempts)
        verdicts.check("every released delivery arrived", missing <= 0, f"{missing} of {expected} are missing")
        verdicts.check("a repeat has the same bytes", all(len(bodies) == 1 for bodies in sink.bodies.values()))
        same_life = [n for n, lives in sink.attempts.items() if len(lives) != len(set(lives))]
        verdicts.check("no delivery is repeated within one life of the desk", not same_life, f"{same_life[:3]}")
        repeats = sum(len(lives) - 1 for lives in sink.attempts.values())
        verdicts.check("repeats are at most those in flight at a kill", repeats <= kills * IN_FLIGHT_MAX, f"{repeats}")
    refused = [refusal for client in clients for refusal in client.refused]
    verdicts.check("no act was refused", not refused, f"{refused[:2]}")
    print(f"    {len(by_case)} cases, {expected} deliveries, {repeats} repeats, {len(acknowledger.done)} acknowledged")


def read_back(desk, by_case, clients):
    """What of the answered is not there any more, and how many acknowledgements the cases know."""
    lost, told = [], 0
    for case, entries in by_case.items():
        status, body = desk.ask("GET", f"/cases/{case}", headers={"authorization": "Bearer sam-token-sam-token-sam"})
        text = body.decode()
        if status != 200:
            lost += entries
            continue
        told += len(re.findall(r'"level":\s*"acknowledged', text))
        lost += [warning for client in clients for c, warning, _ in client.released if c == case and warning not in text]
    return lost, told


def unproven(desk, by_case):
    """Of a sample of what was answered, the entries that the log does not hold."""
    entries = sorted(entry for entries in by_case.values() for entry in entries)
    sample = random.Random(1).sample(entries, min(50, len(entries)))
    token = {"authorization": "Bearer sam-token-sam-token-sam"}
    until = time.monotonic() + 10
    while sample and time.monotonic() < until:
        sample = [entry for entry in sample if desk.ask("GET", f"/entries/{entry}/disclosure", headers=token)[0] != 200]
    return sample


def check_log(desk, verdicts, seen, checker):
    key = desk.run("log", "key", "--data", desk.folder).stdout.strip()
    folder = tempfile.mkdtemp(prefix="tocsin-log-")
    exported = desk.run("log", "export", folder, "--data", desk.folder)
    checked = desk.run("log", folder, "--key", key, program=desk.verify)
    verdicts.check("the log is sound", exported.returncode == 0 and checked.returncode == 0,
                   exported.stderr + checked.stdout + checked.stderr)
    if checker:
        other = subprocess.run([checker, "verify", folder, key], capture_output=True, text=True)
        verdicts.check("the independent checker accepts the log", other.returncode == 0, other.stdout + other.stderr)
    bundles = b"".join(read(os.path.join(root, name)) for root, name in sorted(leaves(folder)))
    verdicts.check("the log grew and did not fork", bundles.startswith(seen["leaves"]))
    seen["leaves"] = bundles
    shutil.rmtree(folder)


def leaves(folder):
    base = os.path.join(folder, "tile", "entries")
    for root, _, names in os.walk(base):
        full = {name for name in names}
        for name in names:
            yield root, name


def read(path):
    with open(path, "rb") as file:
        return file.read()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("rounds", type=int)
    parser.add_argument("--steps", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--checker")
    options = parser.parse_args()
    dice = random.Random(options.seed)
    base = tempfile.mkdtemp(prefix="tocsin-crash-")
    sink = Sink()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    desk = Desk(options.programs, os.path.join(base, "d"), port)
    founding = os.path.join(base, "desk.yaml")
    with open(founding, "w") as file:
        file.write(FOUNDING % {"port": port})
    founded = desk.run("found", founding, "--data", desk.folder)
    if founded.returncode != 0:
        raise SystemExit(founded.stderr)
    verdicts, stop, slow = Verdicts(), threading.Event(), []
    desk.start()
    clients = [Client(desk, sink, stop, number) for number in range(3)]
    acknowledger = Acknowledger(desk, sink, stop)
    for thread in [*clients, acknowledger]:
        thread.start()
    kills, seen = 0, {"leaves": b""}
    plan = [(step, dice.randint(1, 3)) for step in STEPS for _ in range(options.rounds)] if options.steps else \
        [None] * options.rounds
    for number, step in enumerate(plan):
        if step:
            time.sleep(0.2)
            desk.kill()
            with sink.lock:
                sink.life += 1
            desk.start(f"{step[0]}:{step[1]}")
            try:
                desk.process.wait(8)
            except subprocess.TimeoutExpired:
                verdicts.check(f"the desk passes {step[0]}", step[0] in ("anchor.written", "anchor.renamed"), "within 8 seconds")
                desk.kill()
        else:
            time.sleep(dice.uniform(0.05, 1.5))
            desk.kill()
        kills += 1
        with sink.lock:
            sink.life += 1
        slow.append(desk.start())
        if number % 20 == 19:
            check_log(desk, verdicts, seen, options.checker)
    time.sleep(1)
    stop.set()
    for thread in clients:
        thread.join(40)
    look(desk, sink, clients, acknowledger, kills, verdicts)
    check_log(desk, verdicts, seen, options.checker)
    verdicts.check(f"ready in under {READY_SECONDS_MAX} s", max(slow) < READY_SECONDS_MAX, f"slowest {max(slow):.2f} s")
    print(f"    {kills} kills, slowest start {max(slow):.2f} s")
    desk.stop()
    shutil.rmtree(base)
    print(f"{verdicts.passed} passed, {verdicts.failed} failed")
    sys.exit(verdicts.failed > 0)


main()
