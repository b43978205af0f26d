package id.suhu.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.suhu.core.alarm.AlarmId;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.messages.Durations;
import id.suhu.messages.Quoted;
import id.suhu.view.operator.Order;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request for commands to alarms.
 *
 * @param orders a command to each of the alarms
 * @param repeatable whether the client has chosen the command's id, and so may repeat the request
 */
record OrderBody(List<Order> orders, boolean repeatable) {

  private static final int MOST_ALARMS = 1_000;

  private static final String ALARMS = "alarms";
  private static final String USER = "user";
  private static final String COMMENT = "comment";
  private static final String DURATION = "duration";
  private static final String COMMAND_ID = "command_id";
  private static final String ALARM_ID = "alarm_id";
  private static final String OCCURRENCE = "occurrence";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads the body; the command is in the path.
   *
   * @throws ApiException if it is not valid
   */
  static OrderBody read(Context request) {
    // Also keeps other sites' pages out: a browser asks before it sends this type.
    String type = request.header("Content-Type");
    if (type == null || !type.split(";", 2)[0].strip().equals("application/json")) {
      throw ApiException.unsupportedType(
          "the content type is '%s'; it must be application/json"
              .formatted(type == null ? "" : Quoted.shortened(type)));
    }
    JsonNode body = tree(request.bodyAsBytes());
    String command = request.pathParam("command");
    Action action = action(command, body);
    Set<String> known = new TreeSet<>(Set.of(ALARMS, USER, COMMENT, COMMAND_ID));
    if (action instanceof AlarmCommand.Shelve) {
      known.add(DURATION);
    }
    check(body, "body", known);
    Map<AlarmId, OptionalLong> alarms = alarms(body.path(ALARMS));
    String id = text(body, COMMAND_ID);
    if (id != null && alarms.size() > 1) {
      throw ApiException.badRequest(
          "command_id is given for %d alarms; it identifies the command to one"
              .formatted(alarms.size()));
    }
    String user = text(body, USER);
    String comment = text(body, COMMENT);
    List<Order> orders = new ArrayList<>(alarms.size());
    try {
      alarms.forEach(
          (alarm, occurrence) ->
              orders.add(
                  new Order(
                      alarm,
                      new AlarmCommand(
                          id == null ? UUID.randomUUID().toString() : id,
                          action,
                          alarm.rule(),
                          occurrence,
                          user == null ? "" : user,
                          comment == null ? "" : comment))));
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest(String.valueOf(e.getMessage()));
    }
    return new OrderBody(List.copyOf(orders), id != null);
  }

  private static JsonNode tree(byte[] body) {
    try {
      JsonNode tree = JSON.readTree(body);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      throw ApiException.badRequest("the body is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      // Such as bytes that are not UTF-8.
      throw ApiException.badRequest("the body is not JSON: " + e.getMessage());
    }
    throw ApiException.badRequest("the body is not a JSON object");
  }

  private static void check(JsonNode object, String what, Set<String> known) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw ApiException.badRequest(
                    "%s has the member '%s'; its members are %s"
                        .formatted(what, Quoted.shortened(name), known));
              }
            });
  }

  private static Action action(String command, JsonNode body) {
    return switch (command) {
      case "acknowledge" -> new AlarmCommand.Acknowledge();
      case "reset" -> new AlarmCommand.Reset();
      case "shelve" -> shelve(text(body, DURATION));
      case "unshelve" -> new AlarmCommand.Unshelve();
      case "out-of-service" -> new AlarmCommand.TakeOutOfService();
      case "in-service" -> new AlarmCommand.PutInService();
      default ->
          throw ApiException.notFound(
              ("there is no command '%s'; there are acknowledge, reset, shelve, unshelve,"
                      + " out-of-service and in-service")
                  .formatted(Quoted.shortened(command)));
    };
  }

  private static Action shelve(@Nullable String duration) {
    if (duration == null) {
      throw ApiException.badRequest("duration is missing; shelving ends after it, such as '30m'");
    }
    try {
      return new AlarmCommand.Shelve(Durations.read(duration));
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest(
          "duration '%s': %s".formatted(Quoted.shortened(duration), e.getMessage()));
    }
  }

  /** Returns the occurrence meant of each alarm. */
  private static Map<AlarmId, OptionalLong> alarms(JsonNode list) {
    if (!list.isArray() || list.isEmpty() || list.size() > MOST_ALARMS) {
      throw ApiException.badRequest(
          "alarms must be a list of 1 to %d alarm ids, such as [\"S1/high\"]"
              .formatted(MOST_ALARMS));
    }
    Map<AlarmId, OptionalLong> alarms = new LinkedHashMap<>();
    for (JsonNode each : list) {
      if (each.isObject()) {
        check(each, "an alarm", new TreeSet<>(Set.of(ALARM_ID, OCCURRENCE)));
        AlarmId alarm = alarm(text(each, ALARM_ID));
        alarms.putIfAbsent(alarm, occurrence(alarm, text(each, OCCURRENCE)));
      } else {
        alarms.putIfAbsent(alarm(each.textValue()), OptionalLong.empty());
      }
    }
    return alarms;
  }

  private static AlarmId alarm(@Nullable String id) {
    String text = id == null ? "" : id;
    return AlarmId.of(text)
        .orElseThrow(
            () ->
                ApiException.badRequest(
                    "'%s' is not the id of an alarm, such as S1/high"
                        .formatted(Quoted.shortened(text))));
  }

  private static OptionalLong occurrence(AlarmId alarm, @Nullable String id) {
    if (id == null) {
      return OptionalLong.empty();
    }
    OptionalLong number = alarm.numberIn(id);
    if (number.isEmpty()) {
      throw ApiException.badRequest(
          "'%s' is not the id of an occurrence of %s"
              .formatted(Quoted.shortened(id), Quoted.shortened(alarm.toString())));
    }
    return number;
  }

  /** Returns the text of a member; null if it is missing. */
  private static @Nullable String text(JsonNode object, String name) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw ApiException.badRequest("%s is not a text".formatted(name));
    }
    return value.textValue();
  }
}
