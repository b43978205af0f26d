package id.suhu.broker;

import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The role of a Kafka user. */
public enum Role {
  /** May send readings. */
  SENDER,
  /** May read all of Suhu's topics, in any consumer group. */
  READER,
  /** May send readings, read, and send commands such as acknowledging an alarm. */
  OPERATOR;

  /** Returns the name used on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  Set<AclBinding> acls(String user, AccessTopics topics) {
    Set<AclBinding> acls = new HashSet<>();
    if (this != READER) {
      allow(acls, user, WRITE, topic(topics.readings()));
      allow(acls, user, DESCRIBE, topic(topics.readings()));
    }
    if (this != SENDER) {
      ResourcePattern everyTopic =
          new ResourcePattern(ResourceType.TOPIC, topics.readings(), PatternType.PREFIXED);
      allow(acls, user, READ, everyTopic);
      allow(acls, user, DESCRIBE, everyTopic);
      allow(acls, user, READ, new ResourcePattern(ResourceType.GROUP, "*", PatternType.LITERAL));
    }
    if (this == OPERATOR) {
      allow(acls, user, WRITE, topic(topics.commands()));
    }
    return acls;
  }

  private static ResourcePattern topic(String name) {
    return new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL);
  }

  private static void allow(
      Set<AclBinding> acls, String user, AclOperation operation, ResourcePattern what) {
    acls.add(
        new AclBinding(
            what, new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW)));
  }
}
