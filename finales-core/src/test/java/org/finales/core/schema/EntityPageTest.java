package org.finales.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EntityPageTest {
  private static final Path PAGE = Path.of("../docs/schemas.md");

  /** Run with {@code -Dfinales.write=true} to write the page instead of checking it. */
  @Test
  void thePageIsWhatTheRecordsSay() throws IOException {
    String page = EntityPage.write();
    if (Boolean.getBoolean("finales.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("docs/schemas.md is out of date: run this test with -Dfinales.write=true and commit it")
        .isEqualTo(page);
  }
}
