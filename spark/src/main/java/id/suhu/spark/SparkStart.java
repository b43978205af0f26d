package id.suhu.spark;

import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Texts;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;

/** Starts Spark, in this process or as the driver of a cluster. */
final class SparkStart {

  private static final String LOOPBACK = "127.0.0.1";
  private static final String FEW = "4";

  private SparkStart() {}

  /**
   * The settings of a session.
   *
   * @param master Spark's cluster; empty for that of {@code spark-submit}, else this process
   */
  static SparkConf settings(String job, Optional<String> master) {
    // What spark-submit was told stands in system properties, which this reads.
    SparkConf conf = new SparkConf().setAppName("suhu " + job);
    master.ifPresent(conf::setMaster);
    conf.setIfMissing("spark.master", "local[*]");
    String url = conf.get("spark.master");
    if (url.startsWith("local") || url.contains(LOOPBACK) || url.contains("localhost")) {
      // By the machine's name it would listen to the whole network.
      conf.setIfMissing("spark.driver.host", LOOPBACK);
      conf.setIfMissing("spark.driver.bindAddress", LOOPBACK);
    }
    if (!url.startsWith("local")) {
      ownJar().ifPresent(jar -> conf.setIfMissing("spark.jars", jar.toString()));
    }
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    // What Delta's log is worked on with; it fits one task. Their defaults are tens of thousands
    // of tasks a start, or a minute and a half on two cores.
    conf.setIfMissing("spark.sql.shuffle.partitions", FEW);
    conf.setIfMissing("spark.databricks.delta.snapshotPartitions", FEW);
    conf.setIfMissing("spark.sql.sources.parallelPartitionDiscovery.parallelism", FEW);
    // Half the size of the default.
    conf.setIfMissing("spark.sql.parquet.compression.codec", "zstd");
    conf.set("spark.sql.session.timeZone", "UTC");
    // INT96, the default, is deprecated in Parquet.
    conf.set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    conf.set("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
    conf.set("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    return conf;
  }

  /** How files are reached, as the session will have it. */
  static Configuration files(SparkConf settings) {
    return SparkHadoopUtil.get().newConfiguration(settings);
  }

  /**
   * A session; its caller closes it.
   *
   * @throws CommandFailedException if the cluster cannot be used
   */
  static SparkSession session(SparkConf settings, Texts texts) throws CommandFailedException {
    String master = settings.get("spark.master");
    if (!MasterAddress.answers(master)) {
      throw new CommandFailedException(texts.sentence("spark.absent", master));
    }
    SparkSession spark;
    try {
      spark = SparkSession.builder().config(settings).getOrCreate();
    } catch (Exception e) { // Scala throws checked ones, too
      throw new CommandFailedException(
          texts.sentence("spark.no_start", master, String.valueOf(e.getMessage())), e);
    }
    if (spark.sparkContext().isStopped()) {
      // Its master has refused it, which Spark only logs.
      throw new CommandFailedException(texts.sentence("spark.refused", master));
    }
    return spark;
  }

  /** The jar that this class came from, for the executors; none where it came from a folder. */
  private static Optional<Path> ownJar() {
    try {
      Path place =
          Path.of(SparkStart.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(place) ? Optional.of(place) : Optional.empty();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of this program is no path", e);
    }
  }
}
