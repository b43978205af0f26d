package id.suhu.web;

import id.suhu.core.reading.RejectReason;

/**
 * A bad reading of a request.
 *
 * @param number its line or index
 * @param reason the rule that it violates
 * @param detail the value and the rule, as a sentence
 * @param start the start of the reading
 */
record ReadingFault(int number, RejectReason reason, String detail, String start) {}
