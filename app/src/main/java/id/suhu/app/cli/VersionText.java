package id.suhu.app.cli;

import java.util.ResourceBundle;
import picocli.CommandLine.IVersionProvider;

/** What {@code suhu --version} prints. */
public final class VersionText implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = ResourceBundle.getBundle("id.suhu.app.cli.version").getString("version");
    return new String[] {"suhu " + version, "Java " + Runtime.version()};
  }
}
