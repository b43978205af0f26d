package id.suhu.app.cli.doctor;

import id.suhu.cli.JsonLine;

/**
 * The result of a check.
 *
 * @param check its name, for programs
 * @param verdict its outcome
 * @param message for people, on one line; in case of a fault, with a remedy
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
