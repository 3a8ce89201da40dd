package dev.baito.warmer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses WARMER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.baito.warmer");

  @Test
  void packages_have_no_cycles() {
    slices().matching("dev.baito.warmer.(**)").should().beFreeOfCycles().check(WARMER);
  }

  @Test
  void of_our_own_only_the_core_is_used() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "are the warmer, the core or not ours",
                (JavaClass type) ->
                    !type.getPackageName().startsWith("dev.baito")
                        || type.getPackageName()
                            .matches(
                                "dev\\.baito(\\.(warmer|database|failure|catalogue|eligibility|encoding|messages|place|run|user|vectors|wage)(\\..*)?)?")))
        .check(WARMER);
  }
}
