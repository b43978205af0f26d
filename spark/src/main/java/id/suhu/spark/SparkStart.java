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
   * Returns the settings of a session.
   *
   * @param master Spark master; empty for that of {@code spark-submit}, or else this process
   */
  static SparkConf settings(String job, Optional<String> master) {
    // spark-submit passes its options as system properties, which are read here.
    SparkConf conf = new SparkConf().setAppName("suhu " + job);
    master.ifPresent(conf::setMaster);
    conf.setIfMissing("spark.master", "local[*]");
    String url = conf.get("spark.master");
    if (url.startsWith("local") || url.contains(LOOPBACK) || url.contains("localhost")) {
      // With the host name, Spark would listen on all interfaces.
      conf.setIfMissing("spark.driver.host", LOOPBACK);
      conf.setIfMissing("spark.driver.bindAddress", LOOPBACK);
    }
    if (!url.startsWith("local")) {
      ownJar().ifPresent(jar -> conf.setIfMissing("spark.jars", jar.toString()));
    }
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    // Partitions for Delta's log, which fits into one task. The defaults cause tens of thousands of
    // tasks per start, or a minute and a half on two cores.
    conf.setIfMissing("spark.sql.shuffle.partitions", FEW);
    conf.setIfMissing("spark.databricks.delta.snapshotPartitions", FEW);
    conf.setIfMissing("spark.sql.sources.parallelPartitionDiscovery.parallelism", FEW);
    // Half the size of the default codec's files.
    conf.setIfMissing("spark.sql.parquet.compression.codec", "zstd");
    conf.set("spark.sql.session.timeZone", "UTC");
    // INT96, the default, is deprecated in Parquet.
    conf.set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    conf.set("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
    conf.set("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    return conf;
  }

  /** Returns the Hadoop configuration that the session will use. */
  static Configuration files(SparkConf settings) {
    return SparkHadoopUtil.get().newConfiguration(settings);
  }

  /**
   * Starts a session; the caller closes it.
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
    } catch (Exception e) { // Scala also throws undeclared checked exceptions
      throw new CommandFailedException(
          texts.sentence("spark.no_start", master, String.valueOf(e.getMessage())), e);
    }
    if (spark.sparkContext().isStopped()) {
      // The master rejected the application, which Spark only logs.
      throw new CommandFailedException(texts.sentence("spark.refused", master));
    }
    return spark;
  }

  /** Returns the jar of this class, for the executors; empty if the class is in a folder. */
  private static Optional<Path> ownJar() {
    try {
      Path place =
          Path.of(SparkStart.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(place) ? Optional.of(place) : Optional.empty();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the location of this program is not a path", e);
    }
  }
}
