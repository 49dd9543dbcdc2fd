package org.finales.server.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be checked of the container's files without a container engine. */
class ContainerFilesTest {
  private static final Path ROOT = root();

  @Test
  void theImageCopiesFilesThatExistAndTheJarThatTheBuildMakes() throws IOException {
    String dockerfile = read("Dockerfile");
    assertThat(ROOT.resolve("docs/container/finales")).isExecutable();
    assertThat(dockerfile)
        .contains("COPY --chmod=755 docs/container/finales ")
        .contains("/source/reference-server/target/finales-server.jar");
    assertThat(read("reference-server/pom.xml"))
        .contains("${project.build.directory}/finales-server.jar");
    assertThat(read("docs/container/finales")).contains("-jar /opt/finales/finales-server.jar");
  }

  @Test
  void theServerRunsAsNobodySpecialWithItsDataInAVolume() throws IOException {
    List<String> lines = read("Dockerfile").lines().toList();
    assertThat(lines).contains("USER finales", "VOLUME /data", "EXPOSE 13371");
    assertThat(lines.indexOf("USER finales"))
        .as("nothing runs as root after this")
        .isLessThan(lines.indexOf("ENTRYPOINT [\"finales\"]"));
  }

  @Test
  void noSecretIsInTheComposeFileOrTheImage() throws IOException {
    String compose = read("compose.yaml");
    Matcher passwords = Pattern.compile("(?i)password[=:]\\s*\"?([^\\s\"]+)").matcher(compose);
    while (passwords.find()) {
      assertThat(passwords.group(1)).startsWith("${FINALES_DB_PASSWORD:?");
    }
    assertThat(read("example.env").lines()).contains("FINALES_DB_PASSWORD=");
    assertThat(read(".gitignore").lines()).contains("*.env", "!example.env");
    assertThat(read(".dockerignore").lines()).contains("**/*.env", ".git");
  }

  @Test
  void bothServicesOfTheComposeFileSpeakOfTheSameDatabase() throws IOException {
    assertThat(read("compose.yaml"))
        .contains("jdbc:postgresql://database/finales?user=finales&password=")
        .contains("\n  database:\n")
        .contains("POSTGRES_USER: finales")
        .contains("POSTGRES_DB: finales");
  }

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("not within the project");
      }
      folder = parent;
    }
    return folder;
  }
}
