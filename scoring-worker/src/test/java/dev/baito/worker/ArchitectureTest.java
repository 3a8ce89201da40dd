package dev.baito.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses WORKER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.baito.worker");

  @Test
  void packages_have_no_cycles() {
    slices().matching("dev.baito.worker.(**)").should().beFreeOfCycles().check(WORKER);
  }

  @Test
  void of_our_own_only_the_core_is_used() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "are the worker, the core or not ours",
                (JavaClass type) ->
                    !type.getPackageName().startsWith("dev.baito")
                        || type.getPackageName()
                            .matches(
                                "dev\\.baito(\\.(worker|database|failure|catalogue|matching|messages|run|user|vectors|wage)(\\..*)?)?")))
        .check(WORKER);
  }
}
