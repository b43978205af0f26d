package id.suhu.app.config;

/**
 * A value as written by the user.
 *
 * @param name the last part of its key
 * @param place its location
 * @param text empty if the key has no value
 */
record Given(String name, Place place, String text) {}
