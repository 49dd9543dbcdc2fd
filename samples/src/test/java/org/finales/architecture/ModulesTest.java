package org.finales.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.finales.architecture.ProjectClasses.Module;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules and packages depend on one another in one direction only. */
class ModulesTest {
  /** What a module may use of the others; ARCHITECTURE.md draws it. */
  private static final Map<Module, Set<Module>> ALLOWED =
      Map.of(
          Module.API, Set.of(),
          Module.DRIVER_SPI, Set.of(Module.API),
          Module.CORE, Set.of(Module.API, Module.DRIVER_SPI),
          Module.DRIVERS, Set.of(Module.API, Module.DRIVER_SPI),
          Module.SERVER, Set.of(Module.API, Module.DRIVER_SPI, Module.CORE, Module.DRIVERS),
          Module.SAMPLES, EnumSet.complementOf(EnumSet.of(Module.SAMPLES)));

  /** Libraries that a module may use besides the JDK; the last two modules choose freely. */
  private static final Map<Module, List<String>> LIBRARIES =
      Map.of(
          Module.API,
          List.of(
              "com.fasterxml.jackson.annotation",
              "tools.jackson",
              "jakarta.validation",
              "org.slf4j",
              "org.jspecify"),
          Module.DRIVER_SPI,
          // JUnit is for the conformance kit alone; the rest is compiled without it
          List.of("org.slf4j", "org.jspecify", "org.junit.jupiter", "org.opentest4j"),
          Module.CORE,
          List.of(
              "com.fasterxml.jackson.annotation",
              "tools.jackson",
              "jakarta.validation",
              "org.slf4j",
              "org.jspecify",
              "org.hibernate.validator",
              "com.networknt",
              "com.google.re2j",
              "com.apicatalog",
              "jakarta.json",
              "org.eclipse.rdf4j",
              "org.jdbi",
              "com.zaxxer.hikari",
              "org.sqlite",
              "org.postgresql"),
          Module.DRIVERS,
          List.of("org.slf4j", "org.jspecify", "com.fazecast.jSerialComm"));

  @Test
  void everyClassLiesInThePackagesOfTheModuleItWasReadFrom() {
    Set<String> strangers = new TreeSet<>();
    Set<String> seen = new TreeSet<>();
    for (JavaClass type : ProjectClasses.all()) {
      String folder = ProjectClasses.folderOf(type);
      seen.add(folder);
      boolean home =
          Stream.of(Module.values()).anyMatch(m -> m.artifact().equals(folder) && m.holds(type));
      if (!home) {
        strangers.add(type.getName() + " in " + folder);
      }
    }

    assertThat(strangers).as("classes outside of their module's packages").isEmpty();
    assertThat(seen)
        .as("modules whose classes were read; without them the other rules check nothing")
        .contains("finales-api", "finales-core", "reference-server", "samples");
  }

  @ParameterizedTest
  @EnumSource(Module.class)
  void aModuleUsesOnlyTheModulesBelowIt(Module module) {
    Set<Module> forbidden = EnumSet.complementOf(EnumSet.of(module));
    forbidden.removeAll(ALLOWED.getOrDefault(module, Set.of()));
    String[] packages =
        forbidden.stream()
            .flatMap(other -> Stream.of(other.packagePatterns()))
            .toArray(String[]::new);

    noClasses()
        .that(module.classes())
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages))
        .allowEmptyShould(true)
        .check(ProjectClasses.all());
  }

  @ParameterizedTest
  @EnumSource(
      value = Module.class,
      names = {"API", "DRIVER_SPI", "CORE", "DRIVERS"})
  void aModuleThatLaboratoriesEmbedBringsFewLibraries(Module module) {
    List<String> libraries = LIBRARIES.getOrDefault(module, List.of());
    classes()
        .that(module.classes())
        .should(useOnly(libraries))
        .allowEmptyShould(true)
        .check(ProjectClasses.all());
  }

  @Test
  void whatIsInternalToAModuleIsUsedThereOnly() {
    for (Module module : Module.values()) {
      noClasses()
          .that(not(module.classes()))
          .should()
          .dependOnClassesThat(resideInAPackage("..internal..").and(module.classes()))
          .allowEmptyShould(true)
          .because("internal packages of " + module.artifact() + " may change at any time")
          .check(ProjectClasses.all());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"org.finales.server.finales2", "org.finales.server.alpha"})
  void theSurfacesOfEarlierServersAreAdaptersThatNothingElseImports(String adapter) {
    noClasses()
        .that()
        .resideOutsideOfPackages(adapter + "..", "org.finales.server")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(adapter + "..")
        .because("only the server's composition root puts them together")
        .check(ProjectClasses.all());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.finales.api.(*)..",
        "org.finales.core.(*)..",
        "org.finales.server.(*)..",
        "org.finales.samples.(*)..",
        "org.finales.(*).."
      })
  void packagesDependOnOneAnotherWithoutCycles(String packages) {
    slices()
        .matching(packages)
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(ProjectClasses.all());
  }

  private static ArchCondition<JavaClass> useOnly(List<String> libraries) {
    return new ArchCondition<>("use the JDK, finales and " + libraries + " only") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
          boolean fine =
              target.isEmpty() // primitive types
                  || target.startsWith("java.")
                  || target.startsWith("javax.")
                  || target.startsWith("org.finales.")
                  || libraries.stream()
                      .anyMatch(l -> target.equals(l) || target.startsWith(l + "."));
          if (!fine) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }
}
