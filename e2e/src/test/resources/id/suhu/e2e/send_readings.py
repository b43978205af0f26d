"""Sends one reading of sensor S1 per line of standard input, a temperature: BOOTSTRAP TOPIC [KEY]"""

import json
import sys

from confluent_kafka import Producer

bootstrap, topic = sys.argv[1:3]
key = {"key": sys.argv[3]} if len(sys.argv) > 3 else {}
failed = []


def delivered(error, message):
    if error is not None:
        failed.append(str(error))


producer = Producer({"bootstrap.servers": bootstrap})
for line in sys.stdin:
    reading = {"sensor_id": "S1", "temperature": int(line)}
    producer.produce(topic, value=json.dumps(reading), on_delivery=delivered, **key)
    producer.poll(0)
unsent = producer.flush(30)
if unsent or failed:
    sys.exit(f"{unsent} not sent, {len(failed)} failed: {failed[:3]}")
