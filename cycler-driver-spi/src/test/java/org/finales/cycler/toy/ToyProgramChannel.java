package org.finales.cycler.toy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.finales.cycler.link.Numbers;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.ProtocolFile;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RecordedPoint;
import org.finales.cycler.spi.RunProgress;
import org.finales.cycler.spi.RunState;

/** The toy that runs protocols by itself, as a channel. */
final class ToyProgramChannel implements ProgrammedChannel {
  private final ToyLine line;
  private final LabClock clock;
  private final boolean repeatsPoints;

  ToyProgramChannel(ToyLine line, LabClock clock, boolean repeatsPoints) {
    this.line = line;
    this.clock = clock;
    this.repeatsPoints = repeatsPoints;
  }

  @Override
  public String name() {
    return "1";
  }

  @Override
  public Ratings ratings() {
    return new Ratings(Envelope.of(0, 6, 5), Duration.ofSeconds(1), List.of());
  }

  @Override
  public List<AuxiliaryInput> inputs() {
    return List.of();
  }

  @Override
  public Reading read() {
    return line.ask("READ", words -> point(words[0], 0).reading());
  }

  @Override
  public List<String> formats() {
    return List.of("toy");
  }

  @Override
  public void upload(ProtocolFile protocol) {
    if (!protocol.format().equals("toy")) {
      throw new IllegalArgumentException("the toy only knows the format toy");
    }
    tell("UPLOAD " + protocol.text());
  }

  @Override
  public void start() {
    tell("START");
  }

  @Override
  public void pause() {
    tell("PAUSE");
  }

  @Override
  public void resume() {
    tell("RESUME");
  }

  @Override
  public void stop() {
    tell("STOP");
  }

  private void tell(String words) {
    line.ask(words, answer -> answer);
  }

  @Override
  public RunProgress progress() {
    return line.ask(
        "PROGRESS",
        words ->
            new RunProgress(
                RunState.valueOf(words[0]),
                Integer.parseInt(words[1]),
                words[1].equals("0") ? 0 : 1,
                Long.parseLong(words[2]),
                words[0]));
  }

  @Override
  public List<RecordedPoint> follow(long from, int atMost) {
    long first = repeatsPoints && from > 0 ? from - 1 : from;
    return line.ask(
        "POINTS " + first + " " + atMost,
        words -> {
          List<RecordedPoint> points = new ArrayList<>();
          for (int i = 1; i < words.length; i++) {
            points.add(point(words[i], first + i - 1));
          }
          return points;
        });
  }

  private RecordedPoint point(String text, long position) {
    String[] parts = text.split(",");
    if (parts.length != 4) {
      throw new Unreadable("a point");
    }
    double current = Numbers.of(parts[2], "A");
    Reading reading =
        new Reading(
            clock.micros(),
            Reading.NO_CLOCK,
            Numbers.of(parts[1], "V"),
            current,
            current == 0 ? OutputState.OFF : OutputState.ON);
    return new RecordedPoint(
        position, Numbers.of(parts[0], "s"), Integer.parseInt(parts[3]), 1, reading);
  }
}
