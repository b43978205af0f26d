package id.suhu.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only groups subcommands, such as {@code suhu alarms}. */
public abstract class CommandGroup implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public final void run() {
    if (spec == null) {
      throw new IllegalStateException("not part of a command line");
    }
    throw new ParameterException(
        spec.commandLine(), "Missing command after '%s'.".formatted(spec.qualifiedName()));
  }
}
