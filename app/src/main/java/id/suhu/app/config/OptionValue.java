package id.suhu.app.config;

/**
 * A key set by a command-line option.
 *
 * @param option its name as typed, such as {@code --kafka-listen}, for messages
 * @param key the key, such as {@code kafka.listen}
 * @param value as typed
 */
public record OptionValue(String option, String key, String value) {}
