package org.finales.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ApiPageTest {
  private static final Path PAGE = Path.of("../docs/api.md");

  /** Run with {@code -Dfinales.write=true} to write the page instead of checking it. */
  @Test
  void thePageIsWhatTheRoutesSay() throws IOException {
    try (AccessLab lab = new AccessLab()) {
      String page = ApiPage.write(lab.surface().table());
      if (Boolean.getBoolean("finales.write")) {
        Files.createDirectories(PAGE.getParent());
        Files.writeString(PAGE, page);
      }
      assertThat(Files.readString(PAGE))
          .as("docs/api.md is out of date: run this test with -Dfinales.write=true and commit it")
          .isEqualTo(page);
    }
  }
}
