package org.finales.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README shows programs that run. */
class ReadmeTest {
  private static final Path ROOT = root();

  @Test
  void itsSmallestProgramIsTheOneThatTheTestsRun() throws IOException {
    assertThat(read("README.md"))
        .contains("```java\n" + read("samples/smallest/src/main/java/lab/Smallest.java") + "```");
  }

  @Test
  void theFilesThatItLinksToAreThere() throws IOException {
    var links = java.util.regex.Pattern.compile("]\\(([^)#:]+)\\)").matcher(read("README.md"));
    while (links.find()) {
      assertThat(ROOT.resolve(links.group(1))).exists();
    }
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
