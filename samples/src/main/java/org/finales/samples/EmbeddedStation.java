package org.finales.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.finales.api.battery.Battery;
import org.finales.api.battery.Ratings;
import org.finales.api.experiment.ExperimentDraft;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.api.quantity.Quantity;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.core.engine.Role;
import org.finales.core.experimentdata.CyclingResults;
import org.finales.core.lab.Laboratory;
import org.finales.core.station.StationRunner;
import org.finales.core.timeseries.SeriesStore;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.VirtualClock;

/** A station and its laboratory in one process: two cycles of a simulated cell, in no time. */
public final class EmbeddedStation {
  private EmbeddedStation() {}

  /**
   * Cycles the cell and prints what each cycle gave; keeps its data in a folder, if one is given.
   */
  public static void main(String[] args) throws IOException {
    Path folder = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("finales-station");
    String text = "LOOP 2\nCCCV, C/2, 4.2, CURRENT, C/20\nCC, -C/2, VOLTAGE, 3\nEND";
    Ratings rated = Ratings.builder().nominalCapacity(Quantity.of(2.5, "Ah")).build();
    var channel = StationChannel.of("A", "sim:li-ion-nmc?capacity=2.5Ah&soc=0&efficiency=0.999");
    var bench = new StationDraft("bench", "", "", null, List.of(channel));
    Actor me = new Actor("ada", Role.OPERATOR, null);
    VirtualClock clock = new VirtualClock(); // LabClock.system() for instruments that are there
    Drivers drivers = Drivers.builder().discover().clock(clock).build();
    try (Engine engine = Engine.inMemory();
        SeriesStore series = SeriesStore.sqlite(folder.resolve("series.db"));
        Laboratory lab = Laboratory.open(engine, series);
        var station = StationRunner.start(lab.link(), bench, drivers, clock, folder)) {
      var cell = lab.batteries().add(me, Battery.builder().name("cell").ratings(rated).build());
      var protocol = lab.protocols().add(me, "two cycles", text);
      var draft = ExperimentDraft.of("first", cell.id(), protocol.id());
      var queued = lab.experiments().add(me, draft);
      var over = lab.experiments().await(me, queued.id(), Duration.ofMinutes(1));
      System.out.printf("%s: %s at %s%n", over.name(), over.state(), station.station().name());
      for (var cycle : CyclingResults.of(series, Objects.requireNonNull(over.dataset()))) {
        double in = cycle.chargeCapacity();
        double out = cycle.dischargeCapacity();
        System.out.printf("cycle %d: %.3f Ah in, %.3f Ah out%n", cycle.number(), in, out);
      }
    }
  }
}
