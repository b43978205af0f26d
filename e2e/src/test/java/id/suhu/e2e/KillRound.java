package id.suhu.e2e;

/** The processes that are killed and restarted in a round of the kill test. */
enum KillRound {
  /** The first process, with Kafka and the only engine; restarted. */
  ALONE,
  /** The first process, with Kafka, while a second one joins; restarted. */
  FIRST_AS_SECOND_JOINS,
  /** The second process, which only has an engine; restarted. */
  SECOND,
  /** The first process, with Kafka, beside a second one that keeps running; restarted. */
  FIRST,
  /** Both; restarted. */
  BOTH,
  /** The second process, not restarted: the first one takes its partitions over. */
  SECOND_FOR_GOOD;

  /**
   * Returns the kind of a round. The rounds with a second engine are the last ones: alternating
   * with the others, each would wait until Kafka considers the second engine gone. They are fewer
   * because they take longer.
   *
   * @param round from 0
   * @param rounds number of rounds
   */
  static KillRound of(int round, int rounds) {
    int alone = rounds * 7 / 10;
    return round < alone ? ALONE : values()[1 + (round - alone) % (values().length - 1)];
  }

  boolean hasSecond() {
    return this != ALONE;
  }

  boolean killsFirst() {
    return this != SECOND && this != SECOND_FOR_GOOD;
  }

  boolean killsSecond() {
    return this == SECOND || this == BOTH || this == SECOND_FOR_GOOD;
  }

  /** Returns whether the killed processes are restarted at once. */
  boolean startsAgain() {
    return this != SECOND_FOR_GOOD;
  }
}
