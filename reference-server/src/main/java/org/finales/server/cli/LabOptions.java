package org.finales.server.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which things of the laboratory a list has. */
final class LabOptions {
  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "only those whose name or description holds this, in any case")
  private @Nullable String text;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "how many at most, 1 to 1000; 100 unless said")
  private int limit = 100;

  @Nullable String text() {
    return text;
  }

  int limit() {
    return limit;
  }
}
