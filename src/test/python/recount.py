#!/usr/bin/python3
"""Counts the input of a Segue again, by the documented rules, and compares it with what Segue has stored.

It shares nothing with Segue but the topics, the registry and the HTTP service. Debian: python3-confluent-kafka and
python3-avro. Covers every type of event, and records that cannot be accepted; what is blocked is only counted. An event
id counts once (the run is shorter than ids are remembered). Rows of successors must not be cut
(segue.colistens.row-limit=0), lists that were shown must be kept for longer than the run lasts in event time
(segue.listener.impression-keep), and the updates between the rooms must not be deleted
(segue.streams.repartition.purge.interval.ms).

What comes of a list depends on the order in which its records arrive; a listener's are in one partition, so that their
offsets tell it.

Prints one JSON document; exit code 0 when all is equal, 1 when something differs.
"""
import argparse
import hashlib
import http.client
import io
import json
import struct
import sys
import time
import urllib.error
import urllib.request
from bisect import bisect_right
from collections import Counter, defaultdict

import avro.io
import avro.schema
from confluent_kafka import Consumer, TopicPartition, TIMESTAMP_NOT_AVAILABLE

EARLIEST = 631152000000  # 1990-01-01
LEAD = 5 * 60_000
SESSION_GAP = 30 * 60_000
CHOICE = 30_000
MINUTE = 60_000
SLACK = 5 * MINUTE
MOST_WAITING = 64
UNITS = 2520
OPEN = 12
FAR = 10
MOST_SHOWN = 10
KINDS = ("taken_back", "skipped", "completed", "liked", "disliked")  # a later one wins over one of the same time
UPDATE_KINDS = ("plays", "skips", "likes", "dislikes", "taken back")


def records(bootstrap, topic):
    """All committed records of a topic, partition by partition, in the order of their offsets."""
    consumer = Consumer({
        "bootstrap.servers": bootstrap, "group.id": "recount", "enable.auto.commit": False,
        "isolation.level": "read_committed", "enable.partition.eof": True, "auto.offset.reset": "earliest"})
    try:
        partitions = consumer.list_topics(topic, timeout=30).topics[topic].partitions
        for partition in sorted(partitions):
            low, high = consumer.get_watermark_offsets(TopicPartition(topic, partition), timeout=30)
            consumer.assign([TopicPartition(topic, partition, low)])
            while low < high:
                message = consumer.poll(30)
                if message is None:
                    raise RuntimeError("no record of %s-%d within 30 s" % (topic, partition))
                if message.error():
                    break  # the end of the partition
                yield message
                low = message.offset() + 1
    finally:
        consumer.close()


class Registry:
    def __init__(self, url):
        self.url = url
        self.known = {}

    def schema(self, number):
        if number not in self.known:
            try:
                with urllib.request.urlopen("%s/schemas/ids/%d" % (self.url, number), timeout=30) as answer:
                    self.known[number] = avro.schema.parse(json.load(answer)["schema"])
            except urllib.error.HTTPError as e:
                if e.code != 404:
                    raise
                self.known[number] = None
        return self.known[number]

    def decode(self, value):
        """The record, or why there is none."""
        if value is None or len(value) < 5 or value[0] != 0:
            return None, "not_avro"
        schema = self.schema(struct.unpack(">i", value[1:5])[0])
        if schema is None:
            return None, "unknown_schema"
        data = io.BytesIO(value[5:])
        try:
            event = avro.io.DatumReader(schema).read(avro.io.BinaryDecoder(data))
        except Exception:  # whatever the reader makes of broken bytes
            return None, "malformed_avro"
        return (event, "") if data.read() == b"" else (None, "malformed_avro")


def murmur2(data):
    """Kafka's default partitioner, from its definition."""
    mask, m = 0xFFFFFFFF, 0x5BD1E995
    h = (0x9747B28C ^ len(data)) & mask
    whole = len(data) // 4 * 4
    for i in range(0, whole, 4):
        k = struct.unpack_from("<I", data, i)[0] * m & mask
        k ^= k >> 24
        h = h * m & mask ^ (k * m & mask)
    rest = data[whole:]
    if rest:
        for i, byte in enumerate(rest):
            h ^= byte << (8 * i)
        h = h * m & mask
    h ^= h >> 13
    h = h * m & mask
    return (h ^ h >> 15) & 0x7FFFFFFF


def fingerprint(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def millis(value, otherwise):
    if value is None:
        return otherwise
    return value if isinstance(value, int) else round(value.timestamp() * 1000)


def float32(number):
    return struct.unpack(">f", struct.pack(">f", number))[0]


def varint(data, place):
    """An unsigned number in LEB128, and where the next one begins."""
    number, shift = 0, 0
    while True:
        byte = data[place]
        number |= (byte & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if byte < 0x80:
            return number, place


def counted(update):
    """What a record of track-updates says was done with the track: version, generation, time, flags, then the kind."""
    generation, place = varint(update, 1)
    at, place = varint(update, place)
    return UPDATE_KINDS[update[place + 1]] if update[place] & 1 else None


class Lists:
    """What listeners were shown and what came of it."""

    def __init__(self, window):
        self.window = window
        self.rows = {}
        self.clocks = Counter()  # by partition: the greatest time of what lives there and was accepted there

    def add(self, event, user, at, arrival, home, partition):
        clock = self.clocks[home]
        key = (event["recommendation_id"], user)
        shown = event["type"] == "IMPRESSION"
        if shown:
            self.shown(key, event, at, arrival, home, clock)
        elif event["recommendation_id"]:
            self.answered(key, event, at, arrival, home, clock)
        if (home == partition and not shown) or clock == 0:
            self.clocks[home] = max(clock, at)

    def row(self, key, at, arrival, home, clock):
        row = self.rows.get(key)
        if row is None or self.is_forgotten(row, clock):
            row = self.rows[key] = {
                "at": at, "arrival": arrival, "made": ("", "", 0), "features": 0, "shown": {}, "outcomes": {},
                "home": home, "forgotten": max(self.after_window(at), clock // MINUTE + 1)}
        return row

    def shown(self, key, event, at, arrival, home, clock):
        row = self.row(key, at, arrival, home, clock)
        first = not row["shown"]
        made = event["made"] or {"mode": "", "variant": "", "generation": 0, "scores": [], "features": b""}
        rank = event["rank"] or 1
        for i, track in enumerate(event["shown"]):
            row["shown"].setdefault(track, (rank + i, float32(made["scores"][i]) if made["scores"] else 0.0))
        if first:
            row["outcomes"] = {track: done for track, done in row["outcomes"].items() if track in row["shown"]}
            row["at"], row["arrival"] = at, arrival
            row["made"] = (made["mode"], made["variant"], made["generation"])
            row["features"] = len(made["features"])

    def answered(self, key, event, at, arrival, home, clock):
        track, before = event["track"], self.rows.get(key)
        if before and before["shown"]:
            in_time = -SLACK <= at - before["at"] <= self.window
            if track not in before["shown"] or not (in_time or 0 <= arrival - before["arrival"] <= self.window):
                return
        row = self.row(key, at, arrival, home, clock)
        if not row["shown"] and len(row["outcomes"]) >= MOST_WAITING:
            return
        done = (at, KINDS.index(kind_of(event)))
        row["outcomes"][track] = max(done, row["outcomes"].get(track, done))

    def is_forgotten(self, row, clock):
        return not row["shown"] and row["forgotten"] <= clock // MINUTE

    def after_window(self, at):
        return (at + self.window + SLACK) // MINUTE + 1

    def stored(self):
        stored = {}
        for key, row in self.rows.items():
            clock = self.clocks[row["home"]]
            if self.is_forgotten(row, clock):
                continue
            closed = bool(row["shown"]) and self.after_window(row["at"]) <= clock // MINUTE
            stored[key] = {
                "at": row["at"], "arrival": row["arrival"], "made": row["made"], "closed": closed,
                "features": 0 if closed else row["features"],
                "shown": {fingerprint(track): place for track, place in row["shown"].items()},
                "outcomes": {fingerprint(track): (KINDS[kind], at) for track, (at, kind) in row["outcomes"].items()}}
        return stored


def kind_of(event):
    kind = event["type"]
    if kind == "RATING":
        return ("disliked", "taken_back", "liked")[1 + above_the_middle(event["rating"])]
    if kind == "PLAY":
        return "skipped" if is_left(event) else "completed"
    return {"SKIP": "skipped", "LIKE": "liked", "DISLIKE": "disliked", "UNLIKE": "taken_back"}[kind]


def is_left(event):
    played, duration = event["played_ms"] or 0, event["duration_ms"] or 0
    return 0 < played < CHOICE and (duration == 0 or 2 * played < duration)


def fates(lists):
    """How many tracks were shown, and what has come of how many."""
    counts = Counter()
    for row in lists.values():
        for track in row["shown"]:
            counts["tracks_shown"] += 1
            outcome = row["outcomes"].get(track, ("ignored", 0) if row["closed"] else None)
            if outcome:
                counts["outcomes_" + outcome[0]] += 1
    return dict(counts)


class Recount:
    def __init__(self, partitions, window):
        self.partitions = partitions
        self.lists = Lists(window)
        self.unlike_counts = Counter()
        self.counts = Counter()
        self.seen = set()
        self.plays = defaultdict(list)
        self.play_counts = Counter()
        self.skip_counts = Counter()
        self.like_counts = Counter()
        self.dislike_counts = Counter()
        self.dead = set()

    def add(self, message, registry):
        self.counts["read"] += 1
        event, reason = registry.decode(message.value())
        reason = reason or self.judge(message, event)
        if reason:
            self.counts["dead_lettered"] += 1
            self.dead.add("%d/%d %s" % (message.partition(), message.offset(), reason))

    def judge(self, message, event):
        user = event["user"]
        if not user:
            return "missing_user"
        home = murmur2(user.encode()) % self.partitions
        if home != message.partition():
            self.counts["rerouted"] += 1
            self.counts["rerouted_in"] += 1
        arrival = message.timestamp()[1]
        assert message.timestamp()[0] != TIMESTAMP_NOT_AVAILABLE
        at = millis(event["at"], arrival)
        if at < EARLIEST:
            return "event_time_too_old"
        if at > arrival + LEAD:
            return "event_time_in_future"
        if (user, event["event_id"]) in self.seen:
            self.counts["duplicate"] += 1
            return ""
        self.seen.add((user, event["event_id"]))
        self.counts["accepted"] += 1
        self.learn(user, event, at)
        self.lists.add(event, user, at, arrival, home, message.partition())
        return ""

    def learn(self, user, event, at):
        track, kind = event["track"], event["type"]
        if kind == "SKIP" or (kind == "PLAY" and is_left(event)):
            self.skip_counts[track] += 1
        elif kind == "PLAY":
            self.play_counts[track] += 1
            self.plays[user].append((track, at))
        elif kind in ("LIKE", "DISLIKE", "UNLIKE", "RATING"):
            {"liked": self.like_counts, "disliked": self.dislike_counts, "taken_back": self.unlike_counts}[
                kind_of(event)][track] += 1
        elif kind not in ("BLOCK", "UNBLOCK", "IMPRESSION", "PREFERENCES"):
            raise RuntimeError("this recount does not know " + kind)

    def pairs(self):
        """(from, to) -> [sum of UNITS/distance, number of pairs], each pair when its later arrival comes."""
        sums = defaultdict(lambda: [0, 0])
        for plays in self.plays.values():
            earlier = []  # (time, order of arrival, track), sorted
            for number, (track, at) in enumerate(plays):
                window = earlier[-OPEN:]
                place = bisect_right(window, (at, number, ""))
                window = window[:place] + [(at, number, track)] + window[place:]
                for i in range(place - 1, max(-1, place - FAR - 1), -1):
                    if window[i + 1][0] - window[i][0] > SESSION_GAP:
                        break
                    add(sums, window[i][2], track, place - i)
                for i in range(place + 1, min(len(window), place + FAR + 1)):
                    if window[i][0] - window[i - 1][0] > SESSION_GAP:
                        break
                    add(sums, track, window[i][2], i - place)
                earlier.insert(bisect_right(earlier, (at, number, "")), (at, number, track))
        return sums


def above_the_middle(rating):
    middle = (rating["worst"] + rating["best"]) / 2
    return (rating["value"] > middle) - (rating["value"] < middle)


def add(sums, source, target, distance):
    entry = sums[(source, target)]
    entry[0] += UNITS // distance
    entry[1] += 1


def whole_ledger(service):
    """The ledger of all processes; asked for again while one of them does not answer."""
    for attempt in range(60):
        try:
            with urllib.request.urlopen(service + "/v1/ledger", timeout=30) as answer:
                ledger = json.load(answer)
                if ledger["complete"]:
                    return ledger
        except OSError:
            pass
        time.sleep(3)
    raise RuntimeError("the ledger cannot be read whole")


def dump(service, store):
    """Every row of a store, of all processes; asked for again while partitions change hands."""
    for attempt in range(60):
        try:
            with urllib.request.urlopen("%s/v1/dump/%s" % (service, store), timeout=300) as answer:
                held, everything = answer.headers["Segue-Partitions"].split("/")
                if held == everything:
                    return [json.loads(line) for line in answer]
        except (OSError, http.client.HTTPException):
            pass  # moving, or broken off
        time.sleep(3)
    raise RuntimeError("%s cannot be read whole" % store)


def stored_histories(service):
    chunks = defaultdict(dict)
    for row in dump(service, "listener-history"):
        key = row["key"]
        chunks[key["user"]][key["chunk"]] = row["plays"]
    histories = {}
    for row in dump(service, "listener-taste"):
        user = row["key"]["user"]
        plays = [play for number in sorted(chunks[user]) for play in chunks[user][number]] + row["unchunked"]
        if plays:
            histories[user] = [(play["track"], play["at_ms"]) for play in plays]
    return histories


def stored_pairs(service):
    pairs = {}
    for row in dump(service, "track-successors"):
        for one in row["successors"]:
            if one["pairs"]:
                pairs[(row["key"]["id"], one["track"])] = [one["units"], one["pairs"]]
    return pairs


def stored_lists(service):
    lists = {}
    for row in dump(service, "listener-impressions"):
        key = (row["recommendation_id"], row["key"]["user"])
        if key in lists:
            raise RuntimeError("%s is stored twice" % (key,))
        lists[key] = {
            "at": row["shown_at_ms"], "arrival": row["arrived_at_ms"], "closed": row["closed"],
            "made": (row["mode"], row["variant"], row["generation"]), "features": row["feature_bytes"],
            "shown": {one["track"]: (one["rank"], float32(one["score"])) for one in row["shown"]},
            "outcomes": {one["track"]: (one["kind"], one["at_ms"]) for one in row["outcomes"]}}
    return lists


def stored_fates(service):
    counts = Counter()
    for row in dump(service, "listener-ledger"):
        for name, number in row.items():
            if number and (name == "tracks_shown" or name.startswith("outcomes_")):
                counts[name] += number
    return {name: number for name, number in counts.items() if number}


def sent_updates(bootstrap, topic):
    """By the kind of what was done, and as `all`: how many updates each track's owner was sent."""
    sent = defaultdict(Counter)
    for message in records(bootstrap, topic):
        track, kind = message.key().decode(), counted(message.value())
        sent["all"][track] += 1
        if kind:
            sent[kind][track] += 1
    return sent


def acknowledged(file):
    """Lists as (id, user) -> tracks, and events as (user, id) -> True, that were acknowledged over HTTP."""
    lists, events = {}, {}
    if file:
        with open(file) as lines:
            for one in map(json.loads, lines):
                if "shown" in one:
                    lists[(one["recommendation_id"], one["user"])] = one["shown"]
                else:
                    events[(one["user"], one["event_id"])] = True
    return lists, events


class Report:
    def __init__(self):
        self.compared = {}
        self.differences = {}

    def compare(self, what, expected, found):
        self.compared[what] = len(expected)
        different = [key for key in set(expected) | set(found) if expected.get(key) != found.get(key)]
        if different:
            self.differences[what] = {
                "number": len(different),
                "first": [{"key": str(key), "expected": str(expected.get(key))[:300],
                           "found": str(found.get(key))[:300]} for key in different[:MOST_SHOWN]]}

    def print(self):
        print(json.dumps({"equal": not self.differences, "compared": self.compared,
                          "differences": self.differences}, indent=2))
        return 1 if self.differences else 0


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("--bootstrap", "--registry", "--service"):
        arguments.add_argument(name, required=True)
    arguments.add_argument("--prefix", default="segue.")
    arguments.add_argument("--partitions", type=int, required=True)
    arguments.add_argument("--outcome-window-ms", type=int, required=True, help="segue.listener.outcome-window")
    arguments.add_argument("--acknowledged", help="what was acknowledged over HTTP")
    given = arguments.parse_args()
    registry = Registry(given.registry)

    recount = Recount(given.partitions, given.outcome_window_ms)
    for message in records(given.bootstrap, given.prefix + "listening-events"):
        recount.add(message, registry)
    letters = Counter()
    for message in records(given.bootstrap, given.prefix + "dead-letters"):
        headers = {name: value.decode() for name, value in message.headers() or []}
        letters["%s/%s %s" % (headers["source-partition"], headers["source-offset"], headers["reason"])] += 1
    ledger = whole_ledger(given.service)
    totals = dump(given.service, "track-totals")
    updates = sent_updates(given.bootstrap, given.prefix + "track-updates")
    lists = recount.lists.stored()
    lists_acknowledged, events_acknowledged = acknowledged(given.acknowledged)

    report = Report()
    names = ("read", "accepted", "duplicate", "dead_lettered", "rerouted", "rerouted_in")
    report.compare("ledger", {name: recount.counts[name] for name in names},
                   {name: ledger["total"][name] for name in names})
    report.compare("ledger balances", {"complete": True, "balances": True, "updates in flight": 0},
                   {"complete": ledger["complete"], "balances": ledger["balances"],
                    "updates in flight": ledger["total"]["updates_sent"] - ledger["total"]["updates_applied"]})
    report.compare("dead letters", {letter: 1 for letter in recount.dead}, letters)
    report.compare("histories",
                   {user: [(fingerprint(track), at) for track, at in plays] for user, plays in recount.plays.items()},
                   stored_histories(given.service))
    report.compare("play counts", dict(recount.play_counts),
                   {row["key"]["id"]: row["plays"] for row in totals if row["plays"]})
    report.compare("skip counts", dict(recount.skip_counts),
                   {row["key"]["id"]: row["skips"] for row in totals if row["skips"]})
    report.compare("like counts", dict(recount.like_counts),
                   {row["key"]["id"]: row["likes"] for row in totals if row["likes"]})
    report.compare("dislike counts", dict(recount.dislike_counts),
                   {row["key"]["id"]: row["dislikes"] for row in totals if row["dislikes"]})
    report.compare("updates applied", updates["all"],
                   {row["key"]["id"]: row["updates"] for row in totals if row["updates"]})
    for kind, counts in zip(UPDATE_KINDS, (recount.play_counts, recount.skip_counts, recount.like_counts,
                                           recount.dislike_counts, recount.unlike_counts)):
        report.compare("updates that tell of " + kind, counts, updates[kind])
    report.compare("lists shown", lists, stored_lists(given.service))
    report.compare("outcomes", fates(lists), stored_fates(given.service))
    report.compare("lists acknowledged", lists_acknowledged,
                   {key: sorted(recount.lists.rows[key]["shown"], key=recount.lists.rows[key]["shown"].get)
                    for key in lists_acknowledged if key in recount.lists.rows})
    report.compare("events acknowledged", events_acknowledged,
                   {key: True for key in events_acknowledged if key in recount.seen})
    report.compare("pairs",
                   {(source, fingerprint(target)): entry for (source, target), entry in recount.pairs().items()},
                   stored_pairs(given.service))
    return report.print()


if __name__ == "__main__":
    sys.exit(main())
