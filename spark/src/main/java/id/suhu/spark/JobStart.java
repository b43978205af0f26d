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
 * What a job knows before Spark starts, which takes seconds: so far everything has been looked at
 * and nothing touched.
 *
 * @param name the job's
 * @param source what it reads
 * @param kafka the topic's Kafka, which has answered
 * @param cluster that Kafka's id
 * @param settings Spark's
 * @param files how files are reached
 * @param texts in the language that was asked for
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
   * Looks at what every job needs.
   *
   * @param batchRecords how many records a batch has at most if the user says nothing
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
   * Looks at the job's checkpoint.
   *
   * @param output what tells this job's output from others
   * @throws CommandFailedException if the folder is another job's, or no checkpoint
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
