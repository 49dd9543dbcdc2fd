package org.finales.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The production classes of all modules, read once, and the modules that they belong to. */
final class ProjectClasses {
  /** A module and the packages that are its own. */
  @SuppressWarnings("ImmutableEnumChecker") // the list is unmodifiable
  enum Module {
    API("finales-api", "org.finales.api", "org.finales.client"),
    DRIVER_SPI(
        "cycler-driver-spi",
        "org.finales.cycler.spi",
        "org.finales.cycler.link",
        "org.finales.cycler.simulator",
        "org.finales.cycler.driver",
        "org.finales.cycler.cell",
        "org.finales.cycler.sequence",
        "org.finales.cycler.tck"),
    CORE("finales-core", "org.finales.core"),
    DRIVERS("cycler-drivers", "org.finales.cycler.drivers"),
    SERVER("reference-server", "org.finales.server"),
    SAMPLES("samples", "org.finales.samples");

    private final String artifact;
    private final List<String> packages;

    Module(String artifact, String... packages) {
      this.artifact = artifact;
      this.packages = List.of(packages);
    }

    String artifact() {
      return artifact;
    }

    /** The packages as ArchUnit names them, {@code org.finales.core..}. */
    String[] packagePatterns() {
      return packages.stream().map(name -> name + "..").toArray(String[]::new);
    }

    boolean holds(JavaClass type) {
      return packages.stream()
          .anyMatch(
              name ->
                  type.getPackageName().equals(name)
                      || type.getPackageName().startsWith(name + "."));
    }

    DescribedPredicate<JavaClass> classes() {
      return DescribedPredicate.describe("classes of " + artifact, this::holds);
    }
  }

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.finales");

  /** The module's folder, whether the classes come from it or from the jar beside them. */
  private static final Pattern FOLDER = Pattern.compile("/([^/]+)/target/[^/]+(/|!|\\.jar)");

  private ProjectClasses() {}

  static JavaClasses all() {
    return ALL;
  }

  /** The folder of the module from which a class was read. */
  static String folderOf(JavaClass type) {
    URI uri = type.getSource().orElseThrow().getUri();
    Matcher folder = FOLDER.matcher(uri.toString());
    if (!folder.find()) {
      throw new AssertionError(type.getName() + " was read from " + uri + ", not from a module");
    }
    return folder.group(1);
  }
}
