package id.suhu.app.cli.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.suhu.cli.Language;
import id.suhu.cli.Texts;
import id.suhu.testkit.JournalEvents;
import id.suhu.testkit.TestSession;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class JournalTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestSession session = new TestSession();

  private void take(boolean json, byte[]... records) {
    Journal journal =
        new Journal(
            Optional.empty(),
            Optional.empty(),
            json,
            session.session().console(),
            new Texts(Language.EN));
    for (byte[] record : records) {
      journal.take(new ConsumerRecord<>("alarms", 0, 0, null, record));
    }
    journal.close();
  }

  @Test
  void printsAnEventOfSuhuByteForByte() {
    String event = JournalEvents.raised("pers-4 é 温", 0);

    take(true, JournalEvents.bytes(event));

    assertThat(session.out()).containsExactly(event);
  }

  @Test
  void printsAnyEventAsOneLineOfEqualJsonWithEscapedControlCharacters()
      throws JsonProcessingException {
    String event =
        "{\n  \"alarm_id\": \"S1\u202e/high\",\r\n\t\"message\": \"\u061c\u200e\u200f\u2066\u2069"
            + "\u2028\u2029\u007f\u0085\\u001b\\\\\u202e\u2060\",\n"
            + "  \"temperature\": 83.00, \"limit\": 8e1\n}\n";

    take(true, JournalEvents.bytes("\ufeff" + event));

    assertThat(session.out()).hasSize(1);
    String line = session.out().get(0);
    assertThat(line)
        .startsWith("{   \"alarm_id\": \"S1\\u202E/high\",")
        .contains("\"temperature\": 83.00, \"limit\": 8e1")
        .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\u0085]");
    assertThat(JSON.readTree(line)).isEqualTo(JSON.readTree(event));
  }

  @Test
  void countsInvalidJsonAndDoesNotPrintIt() {
    String event = JournalEvents.raised("S1", 0);

    take(
        true,
        JournalEvents.bytes(event + "\u001b[2J"),
        JournalEvents.bytes(event + event),
        event.getBytes(StandardCharsets.UTF_16LE),
        "{\"alarm_id\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(session.out()).isEmpty();
    assertThat(session.err()).containsExactly("4 records in the alarm topic are not alarm events.");
  }

  @Test
  void countsInvalidJsonInTextFormatToo() {
    take(false, JournalEvents.bytes(JournalEvents.raised("S1", 0) + "\u001b[2J"));

    assertThat(session.out()).isEmpty();
    assertThat(session.err()).containsExactly("1 records in the alarm topic are not alarm events.");
  }
}
