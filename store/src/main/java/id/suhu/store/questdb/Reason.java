package id.suhu.store.questdb;

import io.questdb.cairo.CairoException;

/** Why QuestDB failed, in words that an operator understands. */
final class Reason {

  /** Linux's ENOSPC. */
  private static final int NO_SPACE = 28;

  private Reason() {}

  static String of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CairoException cairo && cairo.getErrno() == NO_SPACE) {
        return "no space left on the disk: " + cairo.getMessage();
      }
    }
    return String.valueOf(failure.getMessage());
  }
}
