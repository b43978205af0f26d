package id.suhu.app.cli.alarms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import id.suhu.cli.Printable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Alarm events as they stand in their topic, fit to be shown. */
final class EventJson {

  private static final ObjectReader WHOLE =
      new ObjectMapper()
          .readerFor(Object.class)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final String BYTE_ORDER_MARK = "\ufeff";

  private EventJson() {}

  /**
   * A record's value as one printable line of equal JSON. What Suhu wrote comes out as it is.
   *
   * @throws IllegalArgumentException if it is not one JSON value in UTF-8 from end to end
   */
  static String line(byte[] value) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
      String json = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
      WHOLE.readTree(json);
      // In JSON these stand between tokens only, where any other space is the same.
      return Printable.of(json.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ').strip());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("value is not UTF-8", e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("value is not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
