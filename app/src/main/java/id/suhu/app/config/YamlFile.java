package id.suhu.app.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A file of YAML 1.2, as nodes that know their lines.
 *
 * @param name as messages show it
 * @param root empty where the file is, or where it cannot be read
 */
record YamlFile(String name, Optional<Node> root) {

  /** No file. */
  static final YamlFile EMPTY = new YamlFile("", Optional.empty());

  static YamlFile read(Path path, Faults faults) {
    String name = path.toString();
    try {
      return new YamlFile(name, compose(text(path)));
    } catch (NoSuchFileException e) {
      faults.add(Place.inFile(name), "there is no such file");
    } catch (CharacterCodingException e) {
      faults.add(Place.inFile(name), "it is not a text in UTF-8");
    } catch (IOException e) {
      faults.add(Place.inFile(name), "it cannot be read: " + e.getMessage());
    } catch (MarkedYamlEngineException e) {
      faults.add(
          e.getProblemMark()
              .map(mark -> Place.inFile(name, mark.getLine() + 1, mark.getColumn() + 1))
              .orElse(Place.inFile(name)),
          "it is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      faults.add(Place.inFile(name), "it is not YAML: " + e.getMessage());
    }
    return new YamlFile(name, Optional.empty());
  }

  Place placeOf(Node node) {
    return node.getStartMark()
        .map(mark -> Place.inFile(name, mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(Place.inFile(name));
  }

  private static String text(Path path) throws IOException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
        .toString();
  }

  private static Optional<Node> compose(String text) {
    // Keys that are no plain names are refused with their line, and others' faults are told too.
    LoadSettings settings =
        LoadSettings.builder().setSchema(new CoreSchema()).setAllowNonScalarKeys(true).build();
    return new Compose(settings).composeString(text);
  }
}
