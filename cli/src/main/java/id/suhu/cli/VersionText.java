package id.suhu.cli;

import java.util.ResourceBundle;
import picocli.CommandLine.IVersionProvider;

/** The output of {@code --version}, the same for all programs, which are built together. */
public final class VersionText implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = ResourceBundle.getBundle("id.suhu.cli.version").getString("version");
    return new String[] {"suhu " + version, "Java " + Runtime.version()};
  }
}
