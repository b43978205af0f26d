package id.suhu.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the directions of dependencies: the table of modules in ARCHITECTURE.md. */
class ArchitectureTest {

  private static final JavaClasses SUHU =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("id.suhu");

  /** The modules and the other modules that each may use. */
  private static final Map<String, List<String>> MAY_USE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("core", List.of()),
              Map.entry("messages", List.of("core")),
              Map.entry("cli", List.of("messages", "core")),
              Map.entry("kafka", List.of("messages", "core")),
              Map.entry("view", List.of("kafka", "messages", "core")),
              Map.entry("broker", List.of("kafka", "messages", "core")),
              Map.entry("engine", List.of("kafka", "messages", "core")),
              Map.entry("store", List.of("kafka", "messages", "core")),
              Map.entry("web", List.of("view", "recording", "kafka", "messages", "core")),
              Map.entry("recording", List.of("messages", "core")),
              Map.entry("sim", List.of("recording", "kafka", "messages", "core")),
              Map.entry("testkit", List.of("cli", "broker", "kafka", "messages", "core")),
              Map.entry(
                  "app",
                  List.of(
                      "cli",
                      "view",
                      "sim",
                      "store",
                      "web",
                      "recording",
                      "engine",
                      "broker",
                      "kafka",
                      "messages",
                      "core"))));

  static List<String> modules() {
    return List.copyOf(MAY_USE.keySet());
  }

  @Test
  void assignsEveryClassToAModule() {
    List<String> packages = modules().stream().map(module -> "id.suhu." + module).toList();

    assertThat(SUHU)
        .allMatch(
            each ->
                packages.stream().anyMatch(name -> (each.getName() + ".").startsWith(name + ".")));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void limitsAModuleToItsAllowedDependencies(String module) {
    List<String> forbidden = new ArrayList<>(modules());
    forbidden.remove(module);
    forbidden.removeAll(Objects.requireNonNull(MAY_USE.get(module)));
    if (forbidden.isEmpty()) {
      return;
    }
    noClasses()
        .that()
        .resideInAPackage("id.suhu." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            forbidden.stream().map(other -> "id.suhu." + other + "..").toArray(String[]::new))
        .check(SUHU);
  }

  @Test
  void limitsCoreToTheJdkAndJSpecify() {
    classes()
        .that()
        .resideInAPackage("id.suhu.core..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("id.suhu.core..", "java..", "org.jspecify.annotations..")
        .check(SUHU);
  }

  @Test
  void keepsCoreFreeOfFilesSocketsAndThreads() {
    noClasses()
        .that()
        .resideInAPackage("id.suhu.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.nio.file..", "java.sql..", "java.util.concurrent..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .check(SUHU);
  }

  @Test
  void keepsMessagesFreeOfKafka() {
    noClasses()
        .that()
        .resideInAPackage("id.suhu.messages..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(SUHU);
  }

  @Test
  void keepsCoreAndMessagesFreeOfClocks() {
    noClasses()
        .that()
        .resideInAnyPackage("id.suhu.core..", "id.suhu.messages..")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callConstructor(Date.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(InstantSource.class)
        .check(SUHU);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void keepsPackagesOfAModuleFreeOfCycles(String module) {
    slices()
        .matching("id.suhu." + module + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(SUHU);
  }
}
