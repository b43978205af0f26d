package id.suhu.store.questdb;

/** Texts in SQL. */
final class SqlText {

  private SqlText() {}

  /** Returns a text as a literal. */
  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
