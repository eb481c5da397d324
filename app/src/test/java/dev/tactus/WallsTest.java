package dev.tactus;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class WallsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.tactus");

  @Test
  void theCapabilitiesHaveNoCycleAndKeepTheirInsidesToThemselves() {
    ApplicationModules.of(Tactus.class).verify();
  }

  @Test
  void onlyTimeReadsTheWallClock() {
    noClasses()
        .that()
        .resideInAPackage("dev.tactus..")
        .and()
        .resideOutsideOfPackages(
            "dev.tactus.time..", "dev.tactus.servers..", "dev.tactus.testkit..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  /** Beside the adapters: what lives by one transaction, what starts databases, or opens one. */
  @Test
  void sqlIsWrittenInAdapters() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.tactus..postgres..",
            "dev.tactus.enrollment",
            "dev.tactus.embedded",
            "dev.tactus.servers..",
            "dev.tactus.testkit..",
            "dev.tactus.bench..")
        .and()
        .haveNameNotMatching(
            "dev[.]tactus[.](demo[.](PostgresBookmark|DemoConfiguration)"
                + "|tool[.]KeptInstallation).*")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java[.]sql[.](Prepared|Callable)?Statement|java[.]sql[.]ResultSet"
                + "|org[.]springframework[.]jdbc[.]core[.].*")
        .check(CLASSES);
  }

  @Test
  void theCoreKnowsNeitherHttpNorAmqp() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.tactus.enrollment..", "dev.tactus.customer..", "dev.tactus.judgement")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework.web..", "com.rabbitmq..", "org.springframework.amqp..")
        .check(CLASSES);
  }
}
