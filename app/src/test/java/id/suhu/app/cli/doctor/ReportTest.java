package id.suhu.app.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.testkit.TestSession;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final Finding HOSTILE =
      new Finding(
          "topic",
          Verdict.WRONG,
          "two\nlines \u001b[2J \u202e",
          json -> json.writeStringField("name", "\u202e\u007f"));

  private final TestSession session = new TestSession();

  @Test
  void printsAFindingOnOneLineWithEscapedControlCharacters() {
    new Report(session.session().console(), false).add(HOSTILE);

    assertThat(session.out()).containsExactly("✗ two / lines \\u001B[2J \\u202E");
  }

  @Test
  void escapesControlCharactersInJson() {
    new Report(session.session().console(), true).add(HOSTILE);

    assertThat(session.out())
        .containsExactly(
            "{\"check\":\"topic\",\"result\":\"wrong\","
                + "\"message\":\"two / lines \\u001B[2J \\u202E\",\"name\":\"\\u202E\\u007F\"}");
  }
}
