package id.suhu.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Converts JSON to one line without other changes. */
public final class OneLineJson {

  private static final ObjectReader WHOLE =
      new ObjectMapper()
          .readerFor(Object.class)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final String BYTE_ORDER_MARK = "\ufeff";

  private OneLineJson() {}

  /**
   * Returns a record's value as one line of equal JSON. JSON written by Suhu is not changed.
   *
   * @throws IllegalArgumentException if it is not exactly one JSON value in UTF-8
   */
  public static String of(byte[] value) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
      String json = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
      WHOLE.readTree(json);
      // In JSON these characters occur between tokens only, where they are equivalent to a space.
      return json.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ').strip();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("value is not UTF-8", e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("value is not valid JSON: " + e.getOriginalMessage(), e);
    }
  }
}
