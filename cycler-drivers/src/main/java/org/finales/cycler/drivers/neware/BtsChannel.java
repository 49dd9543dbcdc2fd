package org.finales.cycler.drivers.neware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.NoAnswerException;
import org.finales.cycler.spi.NonsenseException;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.ProtocolFile;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RecordedPoint;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.RunProgress;
import org.finales.cycler.spi.RunState;
import org.finales.cycler.spi.SettingException;
import org.jspecify.annotations.Nullable;

/** A channel of the system. It runs step files itself. */
final class BtsChannel implements ProgrammedChannel {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final int LOOKS = 30;
  private static final int MOST_POINTS = 1000;
  private static final int LONGEST_NAME = 100;

  private final BtsClient client;
  private final BtsAddress address;
  private final BtsFolders folders;
  private final Ratings ratings;
  private final LabClock clock;
  private final BtsTestTime testTime = new BtsTestTime();
  private @Nullable String uploaded;
  private String barcode = "";

  BtsChannel(
      BtsClient client, BtsAddress address, BtsFolders folders, Ratings ratings, LabClock clock) {
    this.client = client;
    this.address = address;
    this.folders = folders;
    this.ratings = ratings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return address.name();
  }

  @Override
  public Ratings ratings() {
    return ratings;
  }

  @Override
  public List<AuxiliaryInput> inputs() {
    return List.of();
  }

  @Override
  public List<String> formats() {
    return List.of("neware-xml");
  }

  @Override
  public Reading read() {
    BtsState state = client.inquire(address);
    return new Reading(
        clock.micros(), Reading.NO_CLOCK, state.voltage(), state.current(), state.output());
  }

  @Override
  public synchronized void upload(ProtocolFile protocol) {
    if (!formats().contains(protocol.format())) {
      throw new IllegalArgumentException(
          "channel " + name() + " reads neware-xml, not " + protocol.format());
    }
    refuseIfBusy();
    barcode = checkedName(protocol.name());
    String file = "finales-" + name() + ".xml";
    Path here = folders.here().resolve(file);
    try {
      Files.createDirectories(folders.here());
      Files.write(here, protocol.text().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new SettingException(
          "the step file cannot be written to "
              + here
              + " ("
              + e.getMessage()
              + "); set protocol-folder to a folder that the BTS client can read too",
          e);
    }
    uploaded = folders.there(file);
  }

  private static String checkedName(String name) {
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new RefusedException(
          "name", "the name of the run needs 1 to " + LONGEST_NAME + " printable characters");
    }
    return name;
  }

  private BtsState refuseIfBusy() {
    BtsState state = client.inquire(address);
    switch (state.state()) {
      case RUNNING, PAUSED ->
          throw new RefusedException(
              state.status(),
              "channel "
                  + name()
                  + " is busy ("
                  + state.status()
                  + ", "
                  + state.barcode()
                  + "); wait for it, or stop it");
      default -> {}
    }
    return state;
  }

  @Override
  public synchronized void start() {
    String file = uploaded;
    if (file == null) {
      throw new RefusedException(
          "nothing", "nothing was uploaded to channel " + name() + "; upload a step file first");
    }
    refuseIfBusy();
    String said = tellToStart(file);
    BtsState state = client.inquire(address);
    // a garbled answer was asked again, and a channel that works refuses the second start
    if (state.state() != RunState.RUNNING || !state.barcode().equals(barcode)) {
      throw new RefusedException(
          said,
          "channel "
              + name()
              + " did not start ("
              + said
              + ", "
              + state.status()
              + "); the BTS client has to be able to read "
              + file
              + " and to know every step in it");
    }
    uploaded = null;
    testTime.forget();
  }

  private String tellToStart(String file) {
    try {
      return client.tell(
          "start",
          "<start "
              + address.attributes()
              + " barcode=\""
              + XmlNode.escaped(barcode)
              + "\">"
              + XmlNode.escaped(file)
              + "</start>"
              + folders.backup());
    } catch (NoAnswerException | NonsenseException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Override
  public synchronized void pause() {
    if (client.inquire(address).state() != RunState.RUNNING) {
      throw new RefusedException("idle", "nothing runs on channel " + name());
    }
    String said =
        client.tell(
            "setpause",
            "<setpause " + address.attributes() + " cycleid=\"-1\" stepid=\"-1\" timeout=\"\" />");
    waitFor(RunState.PAUSED, "pause", said);
  }

  @Override
  public synchronized void resume() {
    if (client.inquire(address).state() != RunState.PAUSED) {
      throw new RefusedException("idle", "nothing is paused on channel " + name());
    }
    String said = client.tell("continue", "<continue " + address.attributes() + ">true</continue>");
    waitFor(RunState.RUNNING, "go on", said);
  }

  @Override
  public synchronized void stop() {
    RunState before = client.inquire(address).state();
    if (before != RunState.RUNNING && before != RunState.PAUSED) {
      return;
    }
    String said = client.tell("stop", "<stop " + address.attributes() + ">true</stop>");
    waitFor(RunState.STOPPED, "stop", said);
  }

  private void waitFor(RunState wanted, String what, String said) {
    BtsState state = client.inquire(address);
    for (int i = 0; i < LOOKS && state.state() != wanted; i++) {
      if (wanted != RunState.RUNNING && state.state() == RunState.FINISHED) {
        return;
      }
      clock.pause(BETWEEN_LOOKS);
      state = client.inquire(address);
    }
    if (state.state() != wanted) {
      throw new RefusedException(
          said,
          "channel "
              + name()
              + " was told to "
              + what
              + ", but is "
              + state.status()
              + "; do it at the instrument");
    }
  }

  @Override
  public RunProgress progress() {
    BtsState state = client.inquire(address);
    return new RunProgress(
        state.state(), state.step(), state.cycle(), client.points(address), state.status());
  }

  @Override
  public synchronized List<RecordedPoint> follow(long from, int atMost) {
    long there = client.points(address);
    if (from >= there) {
      return List.of();
    }
    int count = (int) Math.min(Math.min(atMost, MOST_POINTS), there - from);
    if (!testTime.knows(from)) {
      testTime.begin(client.download(address, 1, 1).get(0));
    }
    List<RecordedPoint> points = new ArrayList<>(count);
    for (BtsPoint point : client.download(address, from + 1, count)) {
      points.add(
          new RecordedPoint(
              point.position() - 1,
              testTime.seconds(point),
              point.step(),
              point.cycle(),
              new Reading(
                  clock.micros(),
                  point.instrumentSeconds() * 1_000_000,
                  point.voltage(),
                  point.current(),
                  org.finales.cycler.spi.OutputState.UNKNOWN)));
    }
    return points;
  }
}
