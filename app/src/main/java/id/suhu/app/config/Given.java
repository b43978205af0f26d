package id.suhu.app.config;

/**
 * A value as somebody wrote it.
 *
 * @param name the last part of its key
 * @param place where
 * @param text empty where the key stands without a value
 */
record Given(String name, Place place, String text) {}
