package id.suhu.view.recount;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RejectedTallyTest {

  @Test
  void boundsTheNumberAndLengthOfUnknownReasons() {
    RejectedTally tally = new RejectedTally();

    for (int i = 0; i < 10_000; i++) {
      tally.add(0, i, "invented " + i);
    }
    tally.add(0, 10_000, "x".repeat(1_000_000));

    assertThat(tally.count()).isEqualTo(10_001);
    assertThat(tally.byReason()).hasSizeLessThan(200);
    assertThat(tally.byReason().keySet()).allMatch(reason -> reason.length() < 100);
  }

  @Test
  void equalsOnlyATallyOfTheSameRecordsInAnyOrder() {
    RejectedTally one = new RejectedTally();
    one.add(0, 1, "malformed");
    one.add(1, 1, "bad_unit");
    RejectedTally other = new RejectedTally();
    other.add(1, 1, "bad_unit");
    other.add(0, 1, "malformed");

    assertThat(one.sameAs(other)).isTrue();
    other.add(0, 2, "malformed");
    one.add(0, 3, "malformed");
    assertThat(one.sameAs(other)).isFalse();
  }
}
