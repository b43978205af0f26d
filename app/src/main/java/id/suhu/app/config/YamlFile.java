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
 * A YAML 1.2 file, as nodes with line numbers.
 *
 * @param name as shown in messages
 * @param root empty if the file is empty or cannot be read
 */
record YamlFile(String name, Optional<Node> root) {

  /** The absence of a file. */
  static final YamlFile EMPTY = new YamlFile("", Optional.empty());

  static YamlFile read(Path path, Faults faults) {
    String name = path.toString();
    try {
      return new YamlFile(name, compose(text(path)));
    } catch (NoSuchFileException e) {
      faults.add(Place.inFile(name), "there is no such file");
    } catch (CharacterCodingException e) {
      faults.add(Place.inFile(name), "it is not valid UTF-8");
    } catch (IOException e) {
      faults.add(Place.inFile(name), "it cannot be read: " + e.getMessage());
    } catch (MarkedYamlEngineException e) {
      faults.add(
          e.getProblemMark()
              .map(mark -> Place.inFile(name, mark.getLine() + 1, mark.getColumn() + 1))
              .orElse(Place.inFile(name)),
          "it is not valid YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      faults.add(Place.inFile(name), "it is not valid YAML: " + e.getMessage());
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
    // Keys that are not plain names are reported with their line, along with all other faults.
    LoadSettings settings =
        LoadSettings.builder().setSchema(new CoreSchema()).setAllowNonScalarKeys(true).build();
    return new Compose(settings).composeString(text);
  }
}
