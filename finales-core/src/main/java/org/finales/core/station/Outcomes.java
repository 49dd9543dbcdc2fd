package org.finales.core.station;

import java.time.Instant;
import java.util.List;
import org.finales.api.cycling.BatteryTest;
import org.finales.api.cycling.CyclingOutcome;
import org.finales.api.cycling.TestStatus;
import org.finales.api.data.Dataset;
import org.finales.api.json.FinalesJson;
import tools.jackson.databind.JsonNode;

/** What a run that came to its end answers. */
final class Outcomes {
  private Outcomes() {}

  /**
   * Returns the outcome: the test with capacities, energies and efficiencies of its cycles, and
   * where the data are. If there are too many cycles for the bound, every so many are in it; all
   * are in the data set.
   *
   * @param longest how many characters it may have as JSON
   */
  static JsonNode of(Run run, Instant ended, int longest) {
    JsonNode tree = null;
    for (int most = 9_000; most > 0; most /= 2) {
      tree = FinalesJson.tree(outcome(run, ended, most));
      if (tree.toString().length() <= longest) {
        break;
      }
    }
    return tree == null ? FinalesJson.tree(outcome(run, ended, 1)) : tree;
  }

  private static CyclingOutcome outcome(Run run, Instant ended, int most) {
    String data = "urn:uuid:" + run.dataset();
    String own = run.kept.battery().battery().id();
    String battery = own == null ? "urn:uuid:" + run.kept.battery().id() : own;
    Instant begun = run.kept.begun();
    BatteryTest test =
        BatteryTest.builder()
            .id("urn:uuid:" + run.experiment())
            .name(run.kept.name())
            .type("cycling")
            .status(TestStatus.COMPLETED)
            .testObject(battery)
            .testEquipment("urn:uuid:" + run.at.station())
            .protocol(run.protocol.id())
            .project(run.order.project())
            .started(begun)
            .ended(ended.isBefore(begun) ? begun : ended)
            .datasets(List.of(data))
            .outputs(run.cycles.observations(most))
            .build();
    Dataset dataset =
        Dataset.builder()
            .id(data)
            .title(run.kept.name())
            .conformsTo(Dataset.BATTERY_DATA_FORMAT)
            .subjects(List.of(battery))
            .created(ended)
            .build();
    return new CyclingOutcome(test, List.of(dataset));
  }
}
