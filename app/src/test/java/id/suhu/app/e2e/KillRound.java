package id.suhu.app.e2e;

/** What is killed in a round of the kill test, and what is started again. */
enum KillRound {
  /** The first program, and Kafka with it, which has the only engine; started again. */
  ALONE,
  /** The first one, and Kafka with it, while a second joins; started again. */
  FIRST_AS_SECOND_JOINS,
  /** The second one, which has only an engine; started again. */
  SECOND,
  /** The first one, and Kafka with it, beside a second that lives on; started again. */
  FIRST,
  /** Both; started again. */
  BOTH,
  /** The second one, and it stays dead: the first takes its partitions over. */
  SECOND_FOR_GOOD;

  /**
   * The kind of a round. The second half has a second engine: in turns with those that have none,
   * each would wait until Kafka takes the second one for gone.
   *
   * @param round from 0
   * @param rounds how many there are
   */
  static KillRound of(int round, int rounds) {
    int alone = (rounds + 1) / 2;
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

  /** Whether what was killed is started again at once. */
  boolean startsAgain() {
    return this != SECOND_FOR_GOOD;
  }
}
