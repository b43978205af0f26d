package id.suhu.app.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.cli.Language;
import id.suhu.cli.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineChecksTest {

  @TempDir private Path folder;

  private final MachineChecks machine = new MachineChecks(new Texts(Language.BOTH));

  @Test
  void rejectsAnOldJava() {
    assertThat(machine.java(Runtime.Version.parse("17.0.1")).verdict()).isEqualTo(Verdict.OK);
    assertThat(machine.java(Runtime.Version.parse("11.0.20")).verdict()).isEqualTo(Verdict.WRONG);
  }

  @Test
  void acceptsAnExistingOrCreatableFolderWithoutChangingIt() throws Exception {
    Path missing = folder.resolve("a/b");

    assertThat(machine.folder(folder).verdict()).isEqualTo(Verdict.OK);
    assertThat(machine.folder(missing).verdict()).isEqualTo(Verdict.OK);
    assertThat(folder).isEmptyDirectory();

    Path file = Files.writeString(folder.resolve("a"), "");
    assertThat(machine.folder(missing).verdict()).isEqualTo(Verdict.WRONG);
    assertThat(machine.folder(file).message()).contains(file + " is a file");
  }

  @Test
  void rejectsTooLittleFreeSpace() {
    assertThat(machine.space(folder, 150L << 20).message())
        .contains("Only 150 MB are free", "hanya 150 MB");
    assertThat(machine.space(folder, 150L << 20).verdict()).isEqualTo(Verdict.WRONG);
    assertThat(machine.space(folder, 250L << 20).verdict()).isEqualTo(Verdict.OK);
    assertThat(machine.space(folder).verdict()).isEqualTo(Verdict.OK);
  }
}
