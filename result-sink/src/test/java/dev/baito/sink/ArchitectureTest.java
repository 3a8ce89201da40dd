package dev.baito.sink;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses SINK =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.baito.sink");

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.baito.sink.(*)..").should().beFreeOfCycles().check(SINK);
  }

  @Test
  void whatAGroupChangesIsPlainJava() {
    noClasses()
        .that()
        .resideInAPackage("dev.baito.sink.results..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io..", "jakarta..", "org.apache.kafka..", "org.eclipse..")
        .check(SINK);
  }
}
