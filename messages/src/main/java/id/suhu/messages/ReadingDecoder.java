package id.suhu.messages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.RejectReason;
import id.suhu.core.reading.SensorId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a record of the reading topic into a {@link Reading} or a reject reason.
 *
 * <p>The reading's timestamp is used unless it is unreadable, before the year 2000, or more than a
 * minute ahead of the record's timestamp, which indicates a wrong clock.
 *
 * <p>A machine id that violates a rule of {@link SensorId} counts as absent.
 *
 * <p>The result depends only on the record, so that all readers of the topic get the same result.
 * Never throws because of a record's content. Thread-safe.
 */
public final class ReadingDecoder {

  /** The maximum size of a value, in bytes. */
  public static final int MAX_VALUE_BYTES = 64 * 1024;

  /** How far a reading's timestamp may be ahead of the record's timestamp. */
  static final long MAX_AHEAD_MS = 60_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // Python's json module writes NaN; it must be distinguishable from the text "NaN".
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          // The member names of one record must not affect whether another can be read.
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(MAX_VALUE_BYTES)
                  .maxNameLength(MAX_VALUE_BYTES)
                  .maxNestingDepth(MAX_VALUE_BYTES)
                  .build())
          .build();

  private final Optional<Duration> retention;

  /** Creates a decoder that accepts readings of any age. */
  public ReadingDecoder() {
    this(Optional.empty());
  }

  /**
   * Creates a decoder that can reject old readings.
   *
   * @param retention how much older than its record a reading may be; empty for no limit
   */
  public ReadingDecoder(Optional<Duration> retention) {
    this.retention = retention;
  }

  /**
   * Decodes a record.
   *
   * @param key the record's key, UTF-8, or null
   * @param value the record's value, or null
   * @param recordTimeMs the record's timestamp, epoch milliseconds; one at or before the epoch, as
   *     in a record without a timestamp, is replaced by the epoch, and one after the year 9999 by
   *     its end; both are marked as suspect, as is one before the year 2000
   * @param position the record's position
   */
  public Decoded decode(
      byte @Nullable [] key, byte @Nullable [] value, long recordTimeMs, Position position) {
    if (value != null && value.length > MAX_VALUE_BYTES) {
      return new Decoded.Rejected(
          RejectReason.TOO_LARGE,
          SensorMember.ABSENT.orKey(key).id(),
          "value has %d bytes; the maximum is %d".formatted(value.length, MAX_VALUE_BYTES));
    }
    Members members = new Members();
    Optional<String> fault = parse(value, members);
    SensorMember sensor = members.sensor.orKey(key);
    if (fault.isPresent()) {
      return new Decoded.Rejected(RejectReason.MALFORMED, sensor.id(), fault.get());
    }
    return validate(members, sensor, recordTimeMs, position);
  }

  private Decoded validate(
      Members members, SensorMember sensor, long recordTimeMs, Position position) {
    if (!members.hasTemperature) {
      return rejected(RejectReason.MISSING_TEMPERATURE, sensor, "member 'temperature' is missing");
    }
    if (members.temperatureFault != null) {
      return rejected(
          RejectReason.NOT_A_NUMBER,
          sensor,
          "temperature is " + members.temperatureFault + ", not a JSON number");
    }
    if (!Double.isFinite(members.temperature)) {
      return rejected(
          RejectReason.NON_FINITE,
          sensor,
          "temperature is %s; it must be finite".formatted(members.temperature));
    }
    if (sensor.id().isEmpty()) {
      return sensor.fault().isPresent()
          ? rejected(RejectReason.BAD_SENSOR, sensor, sensor.fault().get())
          : rejected(
              RejectReason.MISSING_SENSOR, sensor, "member 'sensor_id' and record key are missing");
    }
    if (members.duplicate != null) {
      return rejected(
          RejectReason.DUPLICATE_MEMBER,
          sensor,
          "duplicate member '%s'".formatted(Quoted.shortened(members.duplicate)));
    }
    if (members.unit == null) {
      return rejected(
          RejectReason.BAD_UNIT,
          sensor,
          "unit is %s; it must be C, F or K".formatted(members.unitText));
    }
    if (members.temperature < members.unit.absoluteZero()) {
      return rejected(
          RejectReason.IMPOSSIBLE,
          sensor,
          "temperature %s %s is below absolute zero"
              .formatted(Numbers.temperature(members.temperature), members.unit.symbol()));
    }
    long recordTime = Math.min(Math.max(0, recordTimeMs), Timestamps.MAX_MS);
    OptionalLong sent = members.timestamp;
    boolean unusable =
        recordTimeMs <= 0
            || recordTimeMs > Timestamps.MAX_MS
            || (members.hasTimestamp
                && (sent.isEmpty()
                    || sent.getAsLong() < Timestamps.YEAR_2000_MS
                    || sent.getAsLong() - recordTime > MAX_AHEAD_MS));
    long eventTime = unusable || sent.isEmpty() ? recordTime : sent.getAsLong();
    boolean clockSuspect = unusable || eventTime < Timestamps.YEAR_2000_MS;
    if (retention.isPresent() && recordTime - eventTime > retention.get().toMillis()) {
      return rejected(
          RejectReason.TOO_OLD,
          sensor,
          "reading of %s is older than the retention of %s"
              .formatted(Timestamps.print(eventTime), retention.get()));
    }
    return new Decoded.Good(
        new Reading(
            sensor.id().get(),
            members.machine,
            eventTime,
            recordTime,
            members.unit.toCelsius(members.temperature),
            clockSuspect,
            position));
  }

  private static Decoded rejected(RejectReason reason, SensorMember sensor, String detail) {
    return new Decoded.Rejected(reason, sensor.id(), detail);
  }

  /**
   * Reads the value into the members; returns a description of the fault if it is not one JSON
   * object.
   */
  private static Optional<String> parse(byte @Nullable [] value, Members members) {
    if (value == null) {
      return Optional.of("record has no value");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException e) {
      return Optional.of("value is not UTF-8");
    }
    // Some Windows programs write a byte order mark first.
    String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.of("value is not a JSON object");
      }
      Set<String> names = new HashSet<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        if (names.add(name)) {
          members.take(name, parser);
        } else if (members.duplicate == null) {
          members.duplicate = name;
        }
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        return Optional.of("value has trailing content after the JSON object");
      }
      return Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.of("value is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read from memory", e);
    }
  }

  /** The members of a reading; of a duplicate member, the first. */
  private static final class Members {

    private SensorMember sensor = SensorMember.ABSENT;
    private boolean hasTemperature;
    private @Nullable String temperatureFault;
    private double temperature;
    private boolean hasTimestamp;
    private OptionalLong timestamp = OptionalLong.empty();
    private @Nullable TemperatureUnit unit = TemperatureUnit.CELSIUS;
    private String unitText = "";
    private Optional<String> machine = Optional.empty();
    private @Nullable String duplicate;

    void take(String name, JsonParser value) throws IOException {
      JsonToken token = value.currentToken();
      switch (name) {
        case ReadingMembers.SENSOR_ID -> sensor = SensorMember.of(value);
        case ReadingMembers.TEMPERATURE -> takeTemperature(value, token);
        case ReadingMembers.TIMESTAMP -> takeTimestamp(value, token);
        case ReadingMembers.UNIT -> {
          if (token != JsonToken.VALUE_NULL) {
            unitText =
                token.isScalarValue()
                    ? "'" + Quoted.shortened(value.getText()) + "'"
                    : "an object or array";
            unit =
                token == JsonToken.VALUE_STRING
                    ? TemperatureUnit.of(value.getText()).orElse(null)
                    : null;
          }
        }
        case ReadingMembers.MACHINE_ID -> {
          if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) {
            // A machine id has the same rules as a sensor id, but an invalid one must not cost the
            // temperature.
            machine = SensorId.of(value.getText()).map(SensorId::text);
          }
        }
        default -> {
          // Unknown members are not Suhu's.
        }
      }
    }

    private void takeTemperature(JsonParser value, JsonToken token) throws IOException {
      hasTemperature = true;
      if (token.isNumeric()) {
        temperature = value.getDoubleValue();
      } else if (token == JsonToken.VALUE_STRING) {
        temperatureFault = "the text '%s'".formatted(Quoted.shortened(value.getText()));
      } else {
        temperatureFault = token.isScalarValue() ? value.getText() : "an object or array";
      }
    }

    private void takeTimestamp(JsonParser value, JsonToken token) throws IOException {
      if (token == JsonToken.VALUE_NULL) {
        return;
      }
      hasTimestamp = true;
      if (token == JsonToken.VALUE_STRING) {
        timestamp = Timestamps.read(value.getText());
      } else if (token.isNumeric()) {
        timestamp = Timestamps.read(value.getDoubleValue(), value.getText());
      }
    }
  }
}
