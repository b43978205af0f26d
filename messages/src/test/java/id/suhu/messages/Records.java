package id.suhu.messages;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes records of the reading topic. */
final class Records {

  /** 2026-03-01T07:00:00Z. */
  static final long RECORD_TIME_MS = 1_772_348_400_000L;

  static final Position POSITION = new Position(2, 41);

  private Records() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Decoded decode(String value) {
    return decode(null, value);
  }

  static Decoded decode(@Nullable String key, String value) {
    return new ReadingDecoder()
        .decode(key == null ? null : bytes(key), bytes(value), RECORD_TIME_MS, POSITION);
  }

  static Decoded decodeAt(long recordTimeMs, String value) {
    return new ReadingDecoder().decode(null, bytes(value), recordTimeMs, POSITION);
  }

  static Reading good(Decoded decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Good.class);
    return ((Decoded.Good) decoded).reading();
  }

  static Decoded.Rejected rejected(Decoded decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
    return (Decoded.Rejected) decoded;
  }
}
