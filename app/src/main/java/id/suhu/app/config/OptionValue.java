package id.suhu.app.config;

/**
 * A key that an option of the command line sets.
 *
 * @param option its name as it was typed, such as {@code --kafka-listen}, for messages
 * @param key the key, such as {@code kafka.listen}
 * @param value as it was typed
 */
public record OptionValue(String option, String key, String value) {}
