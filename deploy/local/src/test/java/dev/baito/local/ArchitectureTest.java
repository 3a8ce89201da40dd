package dev.baito.local;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
  private static final JavaClasses LOCAL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.baito.local");

  @Test
  void packages_have_no_cycles() {
    slices().matching("dev.baito.local.(*)..").should().beFreeOfCycles().check(LOCAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"client", "evaluate", "generate", "process", "provision", "report"})
  void bottom_packages_know_none_of_the_others(String name) {
    noClasses()
        .that()
        .resideInAPackage(of(name))
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.baito.local..").and(resideOutsideOfPackage(of(name))))
        .check(LOCAL);
  }

  /** The command line stands on the stack, the stack on the servers; tests need no command line. */
  @ParameterizedTest
  @CsvSource({
    "servers, cli",
    "servers, stack",
    "servers, provision",
    "stack, cli",
    "stack, testing",
    "testing, cli",
    "cli, testing",
    "cli, servers",
    "cli, process"
  })
  void arrows_point_down(String from, String to) {
    noClasses()
        .that()
        .resideInAPackage(of(from))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(of(to))
        .check(LOCAL);
  }

  @ParameterizedTest
  @CsvSource({"picocli.., cli", "org.flywaydb.., provision", "io.quarkus.., testing"})
  void library_is_known_to_one_package(String library, String user) {
    classes()
        .that()
        .resideOutsideOfPackage(of(user))
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackage(library)
        .check(LOCAL);
  }

  /** Files of the generator's own, and files of held-out pairs. */
  @Test
  void csv_is_read_where_files_are() {
    classes()
        .that()
        .resideOutsideOfPackages(of("generate"), of("evaluate"))
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackage("de.siegmar.fastcsv..")
        .check(LOCAL);
  }

  private static String of(String name) {
    return "dev.baito.local." + name + "..";
  }
}
