package id.suhu.app.config;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The full names of all keys in a file. */
record YamlKeys(YamlFile file) {

  NavigableSet<String> all() {
    NavigableSet<String> keys = new TreeSet<>();
    collect("", file.root().orElseThrow(), keys);
    return keys;
  }

  private static void collect(String prefix, Node node, NavigableSet<String> keys) {
    for (NodeTuple tuple : ((MappingNode) node).getValue()) {
      String key = prefix + ((ScalarNode) tuple.getKeyNode()).getValue();
      keys.add(key);
      if (tuple.getValueNode() instanceof MappingNode) {
        collect(key + ".", tuple.getValueNode(), keys);
      }
    }
  }
}
