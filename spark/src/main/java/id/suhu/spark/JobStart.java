package id.suhu.spark;

import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Session;
import id.suhu.cli.Texts;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * The checked parameters of a job before the start of Spark, which takes seconds. The checks change
 * nothing.
 *
 * @param name name of the job
 * @param source the topic to read
 * @param kafka the check of the topic's Kafka cluster, which is reachable
 * @param cluster id of the Kafka cluster
 * @param settings settings of Spark
 * @param files Hadoop's file system configuration
 * @param texts texts in the selected language
 */
record JobStart(
    String name,
    ReadingTopic source,
    KafkaCheck kafka,
    String cluster,
    SparkConf settings,
    Configuration files,
    Texts texts) {

  /**
   * Checks the common requirements of all jobs.
   *
   * @param batchRecords default of the maximum number of records in a batch
   * @throws CommandFailedException if the topic cannot be read
   */
  static JobStart of(String name, long batchRecords, JobOptions options, Session session)
      throws CommandFailedException {
    options.configureLogging(session);
    Texts texts = options.texts(session);
    ReadingTopic source = options.topic(batchRecords);
    KafkaCheck kafka = new KafkaCheck(source, texts);
    String cluster = kafka.readable();
    SparkConf settings = SparkStart.settings(name, options.master());
    return new JobStart(name, source, kafka, cluster, settings, SparkStart.files(settings), texts);
  }

  /**
   * Reads the job's checkpoint.
   *
   * @param output the identity of this job's output
   * @throws CommandFailedException if the folder belongs to another job or is not a checkpoint
   */
  Checkpoint checkpoint(Path place, Map<String, String> output)
      throws CommandFailedException, IOException {
    Map<String, String> owner = new TreeMap<>(output);
    owner.put("job", name);
    owner.put("kafka", cluster);
    owner.put("topic", source.name());
    return Checkpoint.look(place, files, owner, texts);
  }

  /**
   * Starts Spark; the caller closes it.
   *
   * @throws CommandFailedException if the cluster cannot be used
   */
  SparkSession spark() throws CommandFailedException {
    return SparkStart.session(settings, texts);
  }
}
