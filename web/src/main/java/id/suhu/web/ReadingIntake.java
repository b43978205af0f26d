package id.suhu.web;

import id.suhu.messages.ReadingDecoder;

/**
 * What takes readings from clients of HTTP.
 *
 * @param decoder tells which readings are valid; as in the engine, which decodes them again
 * @param sender closed with the server
 */
public record ReadingIntake(ReadingDecoder decoder, ReadingSender sender) {}
