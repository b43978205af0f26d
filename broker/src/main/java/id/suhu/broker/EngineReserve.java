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
 * What only the engine may do, as denials for every user: they outweigh whatever else a user was
 * given, with Suhu or with other tools. The engine is a client of this machine, which they do not
 * bind.
 */
final class EngineReserve {

  /** Whom a denial concerns: all who log in. */
  static final String EVERYBODY = "User:*";

  private EngineReserve() {}

  static Set<AclBinding> acls(AccessTopics topics) {
    String engine = topics.engine();
    Set<AclBinding> acls = new HashSet<>();
    // Who joins the group takes partitions from the engine, and who commits in it moves it. To
    // look at its place stays allowed: it is how far the engine has come. The name is literal,
    // because others' groups may begin with it.
    deny(acls, ResourceType.GROUP, engine, PatternType.LITERAL, READ, DELETE, ALTER_CONFIGS);
    // Who opens a transaction of the engine's name ends the engine's own.
    deny(acls, ResourceType.TRANSACTIONAL_ID, engine, PatternType.PREFIXED, ALL);
    // The engine believes what stands in its state and in its re-routed records.
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
