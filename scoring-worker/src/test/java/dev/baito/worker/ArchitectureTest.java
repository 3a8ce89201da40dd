package dev.baito.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
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
                                "dev\\.baito(\\.(worker|database|failure|http|catalogue|explanation|matching|messages|run|scoring|user|vectors|wage)(\\..*)?)?")))
        .check(WORKER);
  }

  /**
   * A worker's clock may be wrong by minutes and must not matter: how long something takes is
   * measured by {@code System.nanoTime()}, and ages are counted from a run's {@code as_of}. Only
   * what people read about an outage has a time of day.
   */
  @Test
  void the_time_of_day_is_for_people_only() {
    JavaClasses all =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.baito");
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.baito.local..")
        .and()
        .doNotHaveFullyQualifiedName("dev.baito.failure.Patience")
        .should()
        .callCodeUnitWhere(
            DescribedPredicate.describe(
                "it reads the time of day",
                (JavaCall<?> call) ->
                    readsTheTimeOfDay(call.getTargetOwner().getName(), call.getName())))
        .check(all);
  }

  private static boolean readsTheTimeOfDay(String type, String method) {
    return (type.equals("java.lang.System") && method.equals("currentTimeMillis"))
        || (type.startsWith("java.time.") && method.equals("now"))
        || (type.equals("java.time.Clock") && method.startsWith("system"))
        || (type.equals("java.util.Date") && method.equals("<init>"));
  }
}
