package org.finales.architecture;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What production code leaves alone, and why. */
class CodeRulesTest {

  @Test
  void onlyProgramsThatPeopleStartPrint() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.finales.server", "org.finales.server.cli..", "org.finales.samples..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould(callMethod(Throwable.class, "printStackTrace"))
        .because("a library logs; what is printed belongs to the program")
        .check(ProjectClasses.all());
  }

  @Test
  void noLibraryEndsTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.finales.server", "org.finales.samples..")
        .should(callMethod(System.class, "exit", int.class))
        .orShould(callMethod(Runtime.class, "exit", int.class))
        .orShould(callMethod(Runtime.class, "halt", int.class))
        .because("the process belongs to whoever started it")
        .check(ProjectClasses.all());
  }

  @Test
  void nothingSleepsToBeRight() {
    noClasses()
        .that()
        // instruments want pauses between commands; drivers wait on this clock, tests on another
        .doNotHaveFullyQualifiedName("org.finales.cycler.spi.SystemClock")
        .should(callMethod(Thread.class, "sleep", long.class))
        .orShould(callMethod(Thread.class, "sleep", long.class, int.class))
        .because("waiting for a signal is exact, sleeping is a guess")
        .check(ProjectClasses.all());
  }

  @Test
  void timesAreInstantsFromAClock() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Date")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Calendar")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.text.SimpleDateFormat")
        .orShould(callMethod(java.time.Instant.class, "now"))
        .orShould(callMethod(java.time.LocalDate.class, "now"))
        .orShould(callMethod(java.time.LocalDateTime.class, "now"))
        .orShould(callMethod(java.time.ZonedDateTime.class, "now"))
        .orShould(callMethod(java.time.OffsetDateTime.class, "now"))
        .orShould(callMethod(System.class, "currentTimeMillis"))
        .because("tests run on a clock of their own")
        .check(ProjectClasses.all());
  }

  @Test
  void randomNumbersHaveASeed() {
    noClasses()
        .should()
        .callConstructor(java.util.Random.class)
        .orShould(callMethod(Math.class, "random"))
        .orShould(callMethod(java.util.concurrent.ThreadLocalRandom.class, "current"))
        .because("a run must be repeatable; secrets come from SecureRandom")
        .check(ProjectClasses.all());
  }

  @Test
  void nobodyUsesTheJsonLibraryOfYesterday() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..")
        .because("a laboratory's own Jackson 2 must not meet ours")
        .check(ProjectClasses.all());
  }

  @Test
  void loggersAreSlf4j() {
    noClasses()
        .should()
        .dependOnClassesThat(nameMatching("java\\.util\\.logging\\..*|org\\.apache\\.log4j\\..*"))
        .check(ProjectClasses.all());
  }

  @Test
  void everyPackageSaysWhereNullMayBe() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass type : ProjectClasses.all()) {
      JavaPackage home = type.getPackage();
      if (!home.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(home.getName());
      }
    }

    assertThat(unmarked).as("packages without @NullMarked in package-info.java").isEmpty();
  }
}
