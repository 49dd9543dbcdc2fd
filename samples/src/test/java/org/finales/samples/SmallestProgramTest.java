package org.finales.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The smallest program is a Maven project of its own. It is built and run by Maven, against a
 * repository of its own that holds what this build has just made; nothing is installed.
 */
class SmallestProgramTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PROJECT = ROOT.resolve("samples/smallest");
  private static final Path PROGRAM = PROJECT.resolve("src/main/java/lab/Smallest.java");
  private static final String VERSION = property("finales.version");

  /** No repository has this version, so what is found is what this build has made. */
  private static final String JUST_BUILT = "0-just-built";

  @Test
  void itDependsOnFinalesCoreAlone() throws IOException {
    String pom = Files.readString(PROJECT.resolve("pom.xml"));

    assertThat(
            Pattern.compile("<dependency>.*?</dependency>", Pattern.DOTALL).matcher(pom).results())
        .as("dependencies in samples/smallest/pom.xml")
        .singleElement()
        .satisfies(
            dependency ->
                assertThat(dependency.group().replaceAll("\\s", ""))
                    .isEqualTo(
                        "<dependency><groupId>org.finales</groupId>"
                            + "<artifactId>finales-core</artifactId><version>"
                            + VERSION
                            + "</version></dependency>"));
    assertThat(pom).doesNotContain("<parent>");
  }

  @Test
  void itHasFewerThanThirtyLines() throws IOException {
    assertThat(Files.readAllLines(PROGRAM)).hasSizeLessThan(30);
  }

  @Test
  void itIsBuiltAndRunByMaven(@TempDir Path temporary) throws Exception {
    Path project = temporary.resolve("project");
    copyPom(PROJECT, project.resolve("pom.xml"));
    Path program = project.resolve(PROJECT.relativize(PROGRAM));
    Files.createDirectories(program.getParent());
    Files.copy(PROGRAM, program);
    Path repository = temporary.resolve("repository");
    publish(repository);

    List<String> output = maven(project, repository, temporary.resolve("output.txt"));

    assertThat(output).as("what Maven and the program printed").contains("{\"density\":1.21}");
  }

  /** Lays the modules that the program needs out as a repository does. */
  private static void publish(Path repository) throws IOException {
    Path group = repository.resolve("org/finales");
    copyPom(ROOT, artifact(group, "finales", "pom"));
    for (String module : List.of("finales-api", "cycler-driver-spi", "finales-core")) {
      copyPom(ROOT.resolve(module), artifact(group, module, "pom"));
      jar(ROOT.resolve(module).resolve("target/classes"), artifact(group, module, "jar"));
    }
  }

  private static Path artifact(Path group, String name, String type) {
    return group.resolve(name).resolve(JUST_BUILT).resolve(name + "-" + JUST_BUILT + "." + type);
  }

  private static void jar(Path classes, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(target));
        Stream<Path> content = Files.walk(classes)) {
      for (Path file : content.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
  }

  private static void copyPom(Path module, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    String pom = Files.readString(module.resolve("pom.xml"));
    Files.writeString(to, pom.replace("<version>" + VERSION, "<version>" + JUST_BUILT));
  }

  private static List<String> maven(Path project, Path repository, Path output) throws Exception {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
    Path program = Path.of(property("finales.maven.home"), "bin", windows ? "mvn.cmd" : "mvn");
    if (!Files.exists(program)) {
      if (Boolean.getBoolean("finales.noskip")) {
        throw new AssertionError("this test needs the Maven that runs it, not found at " + program);
      }
      abort("there is no Maven at " + program + "; run the tests by ./mvnw");
    }
    List<String> command = new ArrayList<>(List.of(program.toString(), "-q", "-B"));
    if (property("finales.maven.network").equals("offline=true")) {
      command.add("-o");
    }
    command.add("-Dmaven.repo.local=" + property("finales.maven.repository"));
    command.add("-Dmaven.repo.local.tail=" + repository);
    command.add("-Dmaven.repo.local.tail.ignoreAvailability=true");
    command.addAll(List.of("compile", "exec:java"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("MAVEN_OPTS");
    Process process = builder.start();
    if (!process.waitFor(4, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("Maven took too long:\n" + Files.readString(output));
    }
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(printed).isZero();
    return printed.lines().toList();
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new AssertionError("system property " + name + " is missing; run the tests by Maven");
    }
    return value;
  }
}
