package id.suhu.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The OpenAPI document that describes the server. */
final class ApiDocument {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final JsonNode root;

  private ApiDocument(JsonNode root) {
    this.root = root;
  }

  static ApiDocument read() {
    try (InputStream file = WebServer.class.getResourceAsStream("openapi.yaml")) {
      return new ApiDocument(new YAMLMapper().readTree(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  JsonNode root() {
    return root;
  }

  /** Returns the methods and paths, such as {@code GET /api/status}. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return operations;
  }

  /** Returns the operations with each of their statuses, such as {@code GET /api/status 200}. */
  Set<String> answers() {
    Set<String> answers = new TreeSet<>();
    for (String operation : operations()) {
      operation(operation)
          .path("responses")
          .fieldNames()
          .forEachRemaining(status -> answers.add(operation + " " + status));
    }
    return answers;
  }

  private JsonNode operation(String operation) {
    String[] parts = operation.split(" ", 2);
    return root.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
  }

  private JsonNode resolved(JsonNode node) {
    JsonNode ref = node.path("$ref");
    if (ref.isMissingNode()) {
      return node;
    }
    JsonNode target = root.at(ref.textValue().substring(1));
    if (target.isMissingNode()) {
      throw new AssertionError("there is no " + ref);
    }
    return target;
  }

  /** Returns how an answer differs from what the document says. */
  List<String> faults(String operation, RawAnswer answer) {
    List<String> faults = new ArrayList<>();
    JsonNode response =
        resolved(operation(operation).path("responses").path(Integer.toString(answer.status())));
    if (response.isMissingNode()) {
      return List.of("the document has no status %d".formatted(answer.status()));
    }
    response
        .path("headers")
        .properties()
        .forEach(
            each -> {
              String value = answer.header(each.getKey());
              if (value.isEmpty()) {
                faults.add("header %s is missing".formatted(each.getKey()));
              }
            });
    JsonNode content = response.path("content");
    if (content.isMissingNode()) {
      if (answer.body().length > 0) {
        faults.add("the document has no body");
      }
      return faults;
    }
    JsonNode media = content.path(answer.mediaType());
    if (media.isMissingNode()) {
      faults.add("the document has no type '%s'".formatted(answer.mediaType()));
    } else if (answer.mediaType().matches("application/(problem\\+)?json")) {
      faults.addAll(faults(media.path("schema"), json(answer.text())));
    }
    return faults;
  }

  private static JsonNode json(String text) {
    try {
      return JsonMapper.builder().build().readTree(text);
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  /** Returns how a value differs from a schema of the document. */
  List<String> faults(JsonNode schema, JsonNode value) {
    // The schema refers to others by their places in the document.
    ObjectNode whole = JsonMapper.builder().build().createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", root.path("components"));
    return SCHEMAS.getSchema(whole).validate(value).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }

  /** Returns the elements of an enumeration. */
  List<String> enumeration(JsonNode schema) {
    List<String> names = new ArrayList<>();
    schema.path("enum").forEach(each -> names.add(each.textValue()));
    return names;
  }

  JsonNode schema(String name) {
    return root.path("components").path("schemas").path(name);
  }
}
