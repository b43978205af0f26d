package id.suhu.messages;

/** Quotes input in messages for people. */
public final class Quoted {

  private static final int MOST = 40;

  private Quoted() {}

  /** Returns a text, or the first 40 characters of a longer one with an ellipsis. */
  public static String shortened(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
  }
}
