package org.finales.cycler.toy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.simulator.Wire;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.RunState;

/** A toy that runs a protocol by itself: {@code 5:0;60:1} is a rest of 5 s and 1 A for a minute. */
final class ToyProgram implements SimulatedInstrument {
  private final LabClock clock;
  private final ToyCell cell = new ToyCell();
  private final StringBuilder line = new StringBuilder();
  private final List<String> points = new ArrayList<>();
  private final List<double[]> steps = new ArrayList<>();
  private RunState state = RunState.IDLE;
  private long advanced;
  private int ran;

  ToyProgram(LabClock clock) {
    this.clock = clock;
    advanced = clock.nanos() / 1_000_000_000L;
  }

  @Override
  public void receive(byte[] bytes, Wire wire) {
    for (char c : new String(bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
      if (c == '\n') {
        String[] words = ToyWords.parts('#', line.toString());
        line.setLength(0);
        if (words != null) {
          advance();
          wire.send(ToyWords.line('=', Integer.parseInt(words[0]), answer(words)));
        }
      } else if (line.length() < 1000) {
        line.append(c);
      }
    }
  }

  private String answer(String[] words) {
    boolean active = state == RunState.RUNNING || state == RunState.PAUSED;
    switch (words[1]) {
      case "ID" -> {
        return "TOYS P1 18 1.0";
      }
      case "READ" -> {
        return point(ran);
      }
      case "PROGRESS" -> {
        return state + " " + step() + " " + points.size();
      }
      case "POINTS" -> {
        int from = Math.min(points.size(), Integer.parseInt(words[2]));
        int to = Math.min(points.size(), from + Math.min(10, Integer.parseInt(words[3])));
        return "POINTS " + String.join(" ", points.subList(from, to));
      }
      case "UPLOAD" -> {
        return active ? "NO running" : upload(words[2]);
      }
      case "START" -> {
        return active || steps.isEmpty() ? "NO start" : go(RunState.RUNNING, true);
      }
      case "PAUSE" -> {
        return state == RunState.RUNNING ? go(RunState.PAUSED, false) : "NO pause";
      }
      case "RESUME" -> {
        return state == RunState.PAUSED ? go(RunState.RUNNING, false) : "NO resume";
      }
      case "STOP" -> {
        return active ? go(RunState.STOPPED, false) : "OK";
      }
      default -> {
        return "NO unknown";
      }
    }
  }

  private String upload(String program) {
    steps.clear();
    for (String step : program.split(";")) {
      String[] parts = step.split(":");
      steps.add(new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])});
    }
    return "OK";
  }

  private String go(RunState next, boolean anew) {
    state = next;
    if (anew) {
      ran = 0;
      points.clear();
    }
    return "OK";
  }

  private int step() {
    double begin = 0;
    for (int i = 0; i < steps.size(); i++) {
      begin += steps.get(i)[0];
      if (ran < begin) {
        return i + 1;
      }
    }
    return 0;
  }

  private double current() {
    int step = step();
    double asked = state == RunState.RUNNING && step > 0 ? steps.get(step - 1)[1] : 0;
    return cell.current(ControlMode.CURRENT, asked, 5);
  }

  private String point(int second) {
    double current = current();
    return String.format(
        Locale.ROOT, "%d,%.4f,%.4f,%d", second, cell.voltage(current), current, step());
  }

  private void advance() {
    long now = clock.nanos() / 1_000_000_000L;
    for (; advanced < now; advanced++) {
      cell.flow(current(), 1);
      if (state == RunState.RUNNING) {
        points.add(point(ran));
        ran++;
        if (step() == 0) {
          state = RunState.FINISHED;
        }
      }
    }
  }

  @Override
  public void linkOpened() {
    line.setLength(0);
  }

  @Override
  public boolean anyOutputOn() {
    advance();
    return state == RunState.RUNNING;
  }

  @Override
  public double[] truth(int channel) {
    advance();
    return new double[] {cell.voltage(current()), current()};
  }
}
