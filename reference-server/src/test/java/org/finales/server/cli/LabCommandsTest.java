package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.finales.core.accounts.Accounts;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Role;
import org.finales.server.ReferenceServer;
import org.finales.server.cli.Shell.Outcome;
import org.finales.server.http.HttpSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Batteries, protocols, stations and experiments from the command line, here and over HTTP. */
@Timeout(120)
class LabCommandsTest {
  @TempDir Path folder;
  private Path battery;
  private Path protocol;
  private Path station;

  @BeforeEach
  void writeFiles() throws IOException {
    battery =
        file(
            "battery.json",
            "{'name':'Cell 1','serialNumber':'7','model':'INR','limits':{'lowerVoltageLimit':"
                + "{'value':2.5,'unit':'V'},'upperVoltageLimit':{'value':4.2,'unit':'V'}}}");
    protocol = file("cycle.txt", "CC, 1, VOLTAGE, 4.2\nCC, -1, VOLTAGE, 3\n");
    station =
        file(
            "station.json",
            "{'name':'S','location':'bench','channels':[{'name':'A','device':'simulated:1'}]}");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text.replace('\'', '"'));
  }

  @Test
  void aLaboratoryIsKeptInADataFolder() {
    keepLaboratory("--data", folder.resolve("data").toString());
  }

  @Test
  void aLaboratoryIsKeptOnAServer() throws Exception {
    Actor console = Accounts.console("root");
    try (ReferenceServer server =
        ReferenceServer.builder()
            .data(folder.resolve("data"))
            .http(HttpSettings.ofDefaults().at("127.0.0.1", 0))
            .start()) {
      server.access().accounts().add(console, "root", Role.ADMINISTRATOR, null);
      String token = server.access().tokens().issue(console, "root", "", Set.of(), null).secret();
      keepLaboratory("--url", server.uri().toString(), "--token", token);
    }
  }

  private void keepLaboratory(String... place) {
    String cell = id(run(place, "battery", "add", battery.toString()));
    String cycle = id(run(place, "protocol", "add", protocol.toString(), "--name", "Cycle"));
    String bench = id(run(place, "station", "add", station.toString()));
    assertThat(run(place, "battery", "list").out()).contains(cell, "Cell 1", "INR", "7");
    assertThat(run(place, "battery", "list", "--text", "nothing like it").out()).isEmpty();
    assertThat(run(place, "battery", "show", cell).out()).contains("\"serialNumber\" : \"7\"");
    assertThat(run(place, "protocol", "list").out()).contains(cycle, "Cycle", "edition 1");
    assertThat(run(place, "protocol", "show", cycle).out()).contains("CC, 1, VOLTAGE, 4.2");
    assertThat(run(place, "station", "list").out()).contains(bench, "1 channel", "offline");

    Outcome twice = refused(place, "battery", "add", battery.toString());
    assertThat(twice.err()).contains("maker, model and serial number");

    String first =
        id(run(place, "experiment", "add", "First", "--battery", cell, "--protocol", cycle));
    assertThat(run(place, "experiment", "list").out()).contains(first, "First", "queued");
    assertThat(refused(place, "experiment", "pause", first).err())
        .contains("is queued and cannot be paused");
    assertThat(run(place, "experiment", "abort", first, "--reason", "no time").out())
        .contains("aborted");
    assertThat(run(place, "experiment", "show", first).out()).contains("aborted", "no time");
    assertThat(run(place, "experiment", "requeue", first).out()).contains("queued");
    String second = id(run(place, "experiment", "clone", first, "--name", "Second"));
    run(place, "experiment", "abort", second);
    run(place, "experiment", "delete", second);
    assertThat(run(place, "experiment", "list", "--state", "queued,aborted").out())
        .contains(first)
        .doesNotContain(second);
    assertThat(run(place, "experiment", "list", "--deleted").out()).contains(second);
    assertThat(run(place, "experiment", "restore", second).status()).isZero();

    run(place, "station", "stop", bench, "--channel", "A", "--reason", "smoke");
    run(place, "station", "stop", "--all");
    run(place, "station", "retire", bench);
    assertThat(run(place, "station", "list").out()).isEmpty();
    run(place, "battery", "retire", cell);
    assertThat(run(place, "battery", "list").out()).isEmpty();
    assertThat(run(place, "battery", "list", "--retired").out()).contains("retired");
    assertThat(
            refused(place, "experiment", "add", "Third", "--battery", cell, "--protocol", cycle)
                .err())
        .contains("is retired");
  }

  private static String id(Outcome outcome) {
    return outcome.out().substring(0, 36);
  }

  private static Outcome run(String[] place, String... words) {
    Outcome outcome = Shell.run(with(place, words));
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return outcome;
  }

  private static Outcome refused(String[] place, String... words) {
    Outcome outcome = Shell.run(with(place, words));
    assertThat(outcome.status()).as(outcome.out()).isNotZero();
    return outcome;
  }

  private static String[] with(String[] place, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(place));
    return all.toArray(String[]::new);
  }
}
