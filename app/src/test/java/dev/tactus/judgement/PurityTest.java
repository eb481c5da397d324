package dev.tactus.judgement;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;

@AnalyzeClasses(
    packages = {"dev.tactus.judgement", "dev.tactus.rulebase", "dev.tactus.facts"},
    importOptions = DoNotIncludeTests.class)
class PurityTest {
  @ArchTest
  static final ArchRule asksNoClockForTheTime =
      noClasses()
          .that()
          .resideInAnyPackage("dev.tactus.judgement", "dev.tactus.rulebase", "dev.tactus.facts")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(InstantSource.class);

  @ArchTest
  static final ArchRule measuresTimeInOnePlace =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.tactus.judgement.Stopwatch")
          .should()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule leavesNothingToChance =
      noClasses()
          .that()
          .resideInAnyPackage("dev.tactus.judgement", "dev.tactus.rulebase", "dev.tactus.facts")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Random.class, SecureRandom.class)
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule knowsNoRuleEngineButBehindTheRulebase =
      noClasses()
          .that()
          .resideInAnyPackage("dev.tactus.judgement..", "dev.tactus.facts..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.kie..", "org.drools..");
}
