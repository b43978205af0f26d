"""Sends readings of S1 as a plant's script does: send_readings.py BOOTSTRAP KEY|- TEMPERATURE..."""
import json
import sys

from confluent_kafka import Producer

bootstrap, key, *temperatures = sys.argv[1:]
producer = Producer({'bootstrap.servers': bootstrap})
named = {} if key == '-' else {'key': key}
for temperature in temperatures:
    value = json.dumps({'sensor_id': 'S1', 'temperature': int(temperature)})
    producer.produce('sensor-suhu', value, **named)
    producer.flush()
