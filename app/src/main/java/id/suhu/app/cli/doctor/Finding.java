package id.suhu.app.cli.doctor;

import id.suhu.cli.JsonLine;

/**
 * What a check found.
 *
 * @param check its name, for programs
 * @param verdict what to think of it
 * @param message for people, on one line; where something is wrong, what to do
 * @param details further members for programs
 */
record Finding(String check, Verdict verdict, String message, JsonLine.Body details) {

  Finding(String check, Verdict verdict, String message) {
    this(check, verdict, message, json -> {});
  }

  static Finding of(String check, boolean good, String message) {
    return new Finding(check, good ? Verdict.OK : Verdict.WRONG, message);
  }
}
