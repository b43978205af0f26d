package id.suhu.broker;

import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Operations reserved for the engine, as denials for every user. Denials override all rights
 * granted to a user, by Suhu or by other tools. The engine is a local client, to which they do not
 * apply.
 */
final class EngineReserve {

  /** The principal of a denial: all authenticated users. */
  static final String EVERYBODY = "User:*";

  private EngineReserve() {}

  static Set<AclBinding> acls(AccessTopics topics) {
    String engine = topics.engine();
    Set<AclBinding> acls = new HashSet<>();
    // A group member would take partitions from the engine, and a commit would move its offsets.
    // Describing the group stays allowed, since it shows the engine's progress. The name is
    // literal, because other groups may have it as a prefix.
    deny(acls, ResourceType.GROUP, engine, PatternType.LITERAL, READ, DELETE, ALTER_CONFIGS);
    // A producer with the engine's transactional id would fence the engine.
    deny(acls, ResourceType.TRANSACTIONAL_ID, engine, PatternType.PREFIXED, ALL);
    // The engine trusts its state and its re-routed records.
    deny(
        acls,
        ResourceType.TOPIC,
        engine,
        PatternType.PREFIXED,
        WRITE,
        CREATE,
        DELETE,
        ALTER,
        ALTER_CONFIGS);
    return acls;
  }

  private static void deny(
      Set<AclBinding> acls,
      ResourceType type,
      String name,
      PatternType pattern,
      AclOperation... operations) {
    for (AclOperation operation : operations) {
      acls.add(
          new AclBinding(
              new ResourcePattern(type, name, pattern),
              new AccessControlEntry(EVERYBODY, "*", operation, AclPermissionType.DENY)));
    }
  }
}
