package id.suhu.broker;

import java.util.Optional;

/**
 * A user of the broker.
 *
 * @param role absent if the user's rights match no role, because they were changed with other tools
 *     or apply to other topics
 */
public record KafkaUser(String name, Optional<Role> role) {}
