#!/usr/bin/env python3
"""Sends plays to Segue and reads its recommendations: librdkafka, Avro, and the registry over HTTP.

    segue_example.py produce BOOTSTRAP REGISTRY USER TRACK...
    segue_example.py consume BOOTSTRAP REGISTRY USER

Needs confluent-kafka and avro: pip install confluent-kafka avro, or on Debian python3-confluent-kafka and python3-avro.
"""
import io
import json
import struct
import sys
import urllib.request
import uuid
from datetime import datetime, timedelta, timezone

import avro.io
import avro.schema
from confluent_kafka import Consumer, Producer

EVENTS = "segue.listening-events"
RECOMMENDATIONS = "segue.recommendations"
HEADER = struct.Struct(">bI")  # Confluent's wire format: a zero byte, then the schema's id


class Registry:
    """The schemas, each asked for once."""

    def __init__(self, url):
        self.url = url
        self.by_id = {}

    def latest(self, subject):
        answer = self._get(f"/subjects/{subject}/versions/latest")
        return answer["id"], avro.schema.parse(answer["schema"])

    def schema(self, schema_id):
        if schema_id not in self.by_id:
            self.by_id[schema_id] = avro.schema.parse(self._get(f"/schemas/ids/{schema_id}")["schema"])
        return self.by_id[schema_id]

    def _get(self, path):
        with urllib.request.urlopen(self.url + path) as answer:
            return json.load(answer)


def encode(schema_id, schema, record):
    out = io.BytesIO()
    out.write(HEADER.pack(0, schema_id))
    avro.io.DatumWriter(schema).write(record, avro.io.BinaryEncoder(out))
    return out.getvalue()


def decode(registry, value):
    _, schema_id = HEADER.unpack_from(value)
    body = io.BytesIO(value[HEADER.size :])
    return avro.io.DatumReader(registry.schema(schema_id)).read(avro.io.BinaryDecoder(body))


def play(schema, user, track, at):
    # What this example does not know of, a field that a later schema added, gets the schema's default.
    return {field.name: field.default for field in schema.fields if field.has_default} | {
        "event_id": str(uuid.uuid4()),  # the same when an event is sent again: it then counts once
        "user": user, "type": "PLAY", "track": track, "at": at, "played_ms": 200_000, "duration_ms": 200_000,
        "artist": "", "album": "", "title": "", "recommendation_id": "", "rank": None, "rating": None, "block": None,
        "shown": [], "made": None,
    }


def produce(bootstrap, registry, user, tracks):
    schema_id, schema = registry.latest(f"{EVENTS}-value")
    # murmur2_random puts keys where Java's partitioner does; others are re-routed at the price of a hop.
    producer = Producer({"bootstrap.servers": bootstrap, "acks": "all", "partitioner": "murmur2_random"})
    failures = []
    begin = datetime.now(timezone.utc) - timedelta(hours=1)
    for number, track in enumerate(tracks):
        value = encode(schema_id, schema, play(schema, user, track, begin + timedelta(minutes=4 * number)))
        producer.produce(EVENTS, key=user, value=value, on_delivery=lambda error, _: error and failures.append(error))
    producer.flush()
    if failures:
        sys.exit(f"the broker did not take the plays: {failures[0]}")
    print(json.dumps({"sent": len(tracks)}))


def consume(bootstrap, registry, user):
    consumer = Consumer({
        "bootstrap.servers": bootstrap, "group.id": f"example-{uuid.uuid4()}", "auto.offset.reset": "earliest",
        "isolation.level": "read_committed", "enable.auto.commit": False,
    })
    consumer.subscribe([RECOMMENDATIONS])
    while True:
        message = consumer.poll(1.0)
        if message is None:
            continue
        if message.error():
            sys.exit(str(message.error()))
        if message.value() is None or message.key().decode() != user:
            continue  # no value: nothing is known of this user any more
        found = decode(registry, message.value())
        tracks = [item["track"] for item in found["items"]]
        if tracks:
            print(json.dumps({"user": found["user"], "id": found["recommendation_id"], "tracks": tracks}))
            consumer.close()
            return


def main():
    mode, bootstrap, url, user, *tracks = sys.argv[1:]
    registry = Registry(url)
    if mode == "produce":
        produce(bootstrap, registry, user, tracks)
    else:
        consume(bootstrap, registry, user)


main()
