package id.suhu.app.config;

/**
 * The database of readings and alarm events.
 *
 * @param enabled whether this process stores them; of several that use one Kafka, one does
 */
public record StoreSettings(boolean enabled) {

  /** The default settings. */
  public static final StoreSettings DEFAULT = new StoreSettings(true);

  static StoreSettings read(Section store) {
    return new StoreSettings(store.value("enabled", Form.FLAG, DEFAULT.enabled));
  }
}
