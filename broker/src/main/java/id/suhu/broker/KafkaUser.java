package id.suhu.broker;

import java.util.Optional;

/**
 * A user of the broker.
 *
 * @param role absent if the user's rights are those of no role, because somebody changed them with
 *     other tools or for other topics
 */
public record KafkaUser(String name, Optional<Role> role) {}
