package id.suhu.cli;

import java.util.ResourceBundle;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints, of whichever program: they are built together. */
public final class VersionText implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = ResourceBundle.getBundle("id.suhu.cli.version").getString("version");
    return new String[] {"suhu " + version, "Java " + Runtime.version()};
  }
}
