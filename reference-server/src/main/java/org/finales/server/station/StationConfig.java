package org.finales.server.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Violation;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.core.engine.Drafts;
import org.finales.cycler.driver.ConnectionString;
import org.finales.cycler.driver.Drivers;

/** The file that says what a station is: a {@link StationDraft} as JSON. */
public final class StationConfig {
  /** Of a file, in bytes: a thousand channels with all that can be said of them. */
  private static final long LARGEST = 8 << 20;

  private StationConfig() {}

  /**
   * Reads and checks a file.
   *
   * @param drivers knows which instruments can be opened
   * @throws InvalidException if something in it is wrong; each violation names its place
   */
  public static StationDraft read(Path file, Drivers drivers) {
    StationDraft draft;
    try {
      if (Files.size(file) > LARGEST) {
        throw new InvalidException(file + " is larger than " + LARGEST + " bytes");
      }
      draft = FinalesJson.read(Files.readAllBytes(file), StationDraft.class);
    } catch (JsonException e) {
      throw new InvalidException(e.path(), file + ": " + e.getMessage());
    } catch (IOException e) {
      throw new InvalidException("there is no file " + file + " that can be read");
    }
    new Drafts().check(draft);
    List<Violation> wrong = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < draft.channels().size(); i++) {
      StationChannel channel = draft.channels().get(i);
      if (!names.add(channel.name())) {
        wrong.add(
            new Violation("channels/" + i + "/name", "there are two channels " + channel.name()));
      }
      try {
        drivers.info(ConnectionString.of(channel.device()).driver());
      } catch (RuntimeException e) {
        wrong.add(new Violation("channels/" + i + "/device", String.valueOf(e.getMessage())));
      }
    }
    if (!wrong.isEmpty()) {
      throw new InvalidException(wrong);
    }
    return draft;
  }
}
