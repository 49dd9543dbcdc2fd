package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.finales.api.broker.Broker;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.ResultQuery;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Engine;
import org.finales.server.folder.DataFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that leave one laboratory for another. */
class ExportCommandsTest {
  @TempDir Path folder = Path.of("");

  private Path here = Path.of("");
  private Path there = Path.of("");

  @BeforeEach
  void work() {
    here = folder.resolve("here");
    there = folder.resolve("there");
    try (Engine engine = Engine.open(DataFolder.open(here).database())) {
      Broker lab = engine.as("lab");
      var anything = FinalesJson.read("{\"type\": \"object\"}");
      lab.capabilities().add(new CapabilityDraft("density", "pycnometer", anything, anything));
      Request request =
          lab.requests()
              .post(
                  RequestDraft.builder("density")
                      .method("pycnometer", Map.of("temperature", 298))
                      .build());
      lab.requests()
          .post(
              RequestDraft.builder("density")
                  .method("pycnometer", Map.of("temperature", 313))
                  .build());
      lab.results()
          .post(
              request.id(),
              new ResultDraft(
                  "density",
                  "pycnometer",
                  FinalesJson.read("{\"temperature\": 298}"),
                  FinalesJson.read("{\"density\": 1.21}")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsonld", "nquads", "ro-crate"})
  void whatIsExportedComesBackElsewhereAsItWas(String format) throws IOException {
    Path file = folder.resolve(format.equals("ro-crate") ? "all.zip" : "all." + format);
    Shell.Outcome out =
        Shell.run(
            "export", "--format", format, "--data", here.toString(), "--out", file.toString());
    assertThat(out.status()).as(out.err()).isZero();
    for (int time = 1; time <= 2; time++) {
      Shell.Outcome in = Shell.run("import", file.toString(), "--data", there.toString());
      assertThat(in.status()).as(in.err()).isZero();
    }
    assertThat(everything(there)).isEqualTo(everything(here));
  }

  @Test
  void turtleAndOneRequestGoToStandardOutput() {
    Shell.Outcome all = Shell.run("export", "--format", "turtle", "--data", here.toString());
    assertThat(all.status()).as(all.err()).isZero();
    assertThat(all.out()).contains("urn:finales:");
    String id = everything(here).replaceAll("(?s)^.*?\"id\":\"([0-9a-f-]{36})\".*$", "$1");
    Shell.Outcome one =
        Shell.run("export", "--format", "nquads", "--data", here.toString(), "--request", id);
    assertThat(one.out()).contains(id).isNotEqualTo(all.out());
  }

  @Test
  void aFileThatIsThereIsNotOverwrittenAndRubbishIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("x.zip"), "rubbish");
    Shell.Outcome out =
        Shell.run(
            "export", "--format", "ro-crate", "--data", here.toString(), "--out", file.toString());
    assertThat(out.status()).isEqualTo(1);
    assertThat(out.err()).contains("exists already");
    Shell.Outcome in = Shell.run("import", file.toString(), "--data", there.toString());
    assertThat(in.status()).isEqualTo(1);
    assertThat(in.err()).hasLineCount(1);
  }

  private static String everything(Path data) {
    try (Engine engine = Engine.open(DataFolder.open(data).database())) {
      Broker lab = engine.as("lab");
      return FinalesJson.write(lab.requests().list(RequestQuery.all()).items())
          + FinalesJson.write(lab.results().list(ResultQuery.all()).items());
    }
  }
}
