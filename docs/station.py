"""A station in a hundred lines: any program that does this may cycle batteries for a laboratory.

    python3 station.py http://127.0.0.1:13371 TOKEN [EXPERIMENTS]

It has one channel, whose battery it pretends to charge for three seconds. What a real station does
instead stands where "measure" is. It stops after so many experiments, or never.
"""

import gzip
import json
import sys
import time
import urllib.error
import urllib.request

SERVER, TOKEN = sys.argv[1].rstrip("/"), sys.argv[2]
LEFT = int(sys.argv[3]) if len(sys.argv) > 3 else -1


def call(method, path, body=None):
    """One call; what is answered, or None. Repeated while the server is away."""
    data = None if body is None else gzip.compress(json.dumps(body).encode())
    headers = {"Authorization": "Bearer " + TOKEN, "Content-Type": "application/json"}
    if data and path.endswith("/batches"):
        headers["Content-Encoding"] = "gzip"
    elif data:
        data = json.dumps(body).encode()
    while True:
        request = urllib.request.Request(SERVER + "/api/v1" + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=90) as answer:
                text = answer.read()
                return json.loads(text) if text else None
        except urllib.error.HTTPError as problem:
            if problem.code != 503:
                raise SystemExit(problem.read().decode())
        except (urllib.error.URLError, ConnectionError, TimeoutError) as problem:
            print("the server is away:", problem, file=sys.stderr)
        time.sleep(1)


def micros():
    return time.time_ns() // 1000


def measure(second):
    """What the instrument would say: voltage in V, current in A, positive when it charges."""
    return 3.0 + 0.1 * second, 0.5


class Recording:
    """A data set that is written in numbered batches, so that each may be sent again."""

    def __init__(self, experiment, dataset):
        self.path = "/datasets/" + dataset
        call("PUT", self.path, {"experiment": experiment, "name": "pretended charge"})
        self.number = call("GET", self.path + "/sources/station.py")["newest"]

    def append(self, points, events):
        self.number += 1
        call("POST", self.path + "/batches", {
            "source": "station.py", "number": self.number,
            "points": {
                "host_us": [point[0] for point in points],
                "step": [1] * len(points), "cycle": [1] * len(points),
                "voltage": [point[1] for point in points],
                "current": [point[2] for point in points],
            },
            "events": events,
        })


def status(token, state, message, outcome=None):
    detail = {"state": state, "token": token, "step": 1, "cycle": 1, "permanent": False}
    if outcome:
        detail["outcome"] = outcome
    return {"host_us": micros(), "kind": "status", "message": message, "detail": detail}


def run(station, claim):
    experiment = call("POST", f"/stations/{station}/channels/1/experiment",
                      {"claim": claim["token"]})
    recording = Recording(experiment["id"], claim["request"]["id"])
    recording.append([], [status(claim["token"], "RUNNING", "begins")])
    for second in range(3):
        volt, ampere = measure(second)
        recording.append([(micros(), volt, ampere)], [])
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        call("POST", f"/stations/{station}/reports", {"reports": [{
            "channel": "1", "activity": "RUNNING", "experiment": experiment["id"], "time": now,
            "voltage": volt, "current": ampere, "step": 1, "steps": 1, "cycle": 1}]})
        time.sleep(1)
    outcome = {"test": {"name": experiment["name"]}}
    recording.append([], [status(claim["token"], "FINISHED", "at its end", outcome)])
    print("finished", experiment["name"], flush=True)


station = call("PUT", "/stations", {
    "name": "station.py", "channels": [{"name": "1", "device": "example:pretended"}]})["id"]
tenant = call("PUT", f"/stations/{station}/channels/1/offer", {
    "minVoltage": {"value": 2.0, "unit": "V"}, "maxVoltage": {"value": 5.0, "unit": "V"},
    "maxChargeCurrent": {"value": 2.0, "unit": "A"},
    "maxDischargeCurrent": {"value": 2.0, "unit": "A"},
    "abilities": ["current", "voltage", "power", "resistance"]})["tenant"]
while LEFT != 0:
    claim = call("POST", "/work/next?wait=20s", {"tenant": tenant, "lease": "PT720H"})
    if claim:
        run(station, claim)
        LEFT -= 1
