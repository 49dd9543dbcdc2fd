package org.finales.cycler.toy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.simulator.Wire;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.LabClock;

/** Two outputs that understand a handful of lines. */
final class ToyInstrument implements SimulatedInstrument {
  private final LabClock clock;
  private final String model;
  private final List<ToyOutput> outputs = List.of(new ToyOutput(), new ToyOutput());
  private final StringBuilder line = new StringBuilder();
  private long advanced;
  private boolean remote;
  private boolean refuseNext;
  private boolean keepOn;

  ToyInstrument(LabClock clock, String model) {
    this.clock = clock;
    this.model = model;
    advanced = clock.nanos();
  }

  @Override
  public void receive(byte[] bytes, Wire wire) {
    for (char c : new String(bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
      if (c == '\n') {
        String[] words = ToyWords.parts('#', line.toString());
        line.setLength(0);
        if (words != null) {
          wire.send(ToyWords.line('=', Integer.parseInt(words[0]), answer(words)));
        }
      } else if (line.length() < 200) {
        line.append(c);
      }
    }
  }

  private String answer(String[] words) {
    advance();
    switch (words[1]) {
      case "ID" -> {
        return "TOYS " + model + " 17 1.0";
      }
      case "REMOTE" -> {
        remote = true;
        return "OK";
      }
      case "STATUS" -> {
        return (remote ? "remote" : "local") + " " + outputs.stream().anyMatch(o -> o.tripped);
      }
      default -> {
        return answer(outputs.get(Integer.parseInt(words[2])), words);
      }
    }
  }

  private String answer(ToyOutput output, String[] words) {
    switch (words[1]) {
      case "READ" -> {
        return String.format(
            Locale.ROOT, "%.4f %.4f %s", output.voltage(), output.current(), state(output));
      }
      case "OFF" -> {
        if (keepOn) {
          keepOn = false;
        } else {
          output.rest();
        }
        return held(output);
      }
      case "PROTECT" -> {
        output.overvoltage = Double.parseDouble(words[3]);
        return String.format(Locale.ROOT, "%.4f", output.overvoltage);
      }
      case "SET" -> {
        if (!remote || refuseNext || output.tripped) {
          refuseNext = false;
          return "NO " + (remote ? "refused" : "local");
        }
        output.mode = ControlMode.valueOf(words[3]);
        output.value = Double.parseDouble(words[4]);
        output.on = output.mode != ControlMode.REST;
        return held(output);
      }
      default -> {
        return "NO unknown";
      }
    }
  }

  private static String state(ToyOutput output) {
    return output.on ? "ON" : "OFF";
  }

  private static String held(ToyOutput output) {
    return output.mode + " " + output.value + " " + state(output);
  }

  private void advance() {
    double seconds = (clock.nanos() - advanced) / 1e9;
    advanced = clock.nanos();
    outputs.forEach(output -> output.advance(seconds));
  }

  @Override
  public void linkOpened() {
    line.setLength(0);
  }

  @Override
  public boolean anyOutputOn() {
    advance();
    return outputs.stream().anyMatch(output -> output.on);
  }

  @Override
  public double[] truth(int channel) {
    advance();
    return new double[] {outputs.get(channel).voltage(), outputs.get(channel).current()};
  }

  @Override
  public boolean powerCycle() {
    advance();
    outputs.forEach(ToyOutput::rest);
    remote = false;
    return true;
  }

  @Override
  public boolean refuseNextSetPoint() {
    refuseNext = true;
    return true;
  }

  @Override
  public boolean raiseAlarm() {
    advance();
    outputs.get(0).trip();
    return true;
  }

  @Override
  public boolean takeLocalControl() {
    remote = false;
    return true;
  }

  @Override
  public boolean keepOutputOnOnce() {
    keepOn = true;
    return true;
  }
}
