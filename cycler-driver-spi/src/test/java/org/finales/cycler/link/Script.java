package org.finales.cycler.link;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.simulator.Wire;

/** A simulated instrument that does what a test says with every piece that the host sends. */
final class Script implements SimulatedInstrument {
  final List<String> heard = new ArrayList<>();
  private final BiConsumer<String, Wire> what;

  Script(BiConsumer<String, Wire> what) {
    this.what = what;
  }

  static void say(Wire wire, String text, long afterMillis) {
    wire.send(text.getBytes(ISO_8859_1), Duration.ofMillis(afterMillis));
  }

  @Override
  public void receive(byte[] bytes, Wire wire) {
    String text = new String(bytes, ISO_8859_1);
    heard.add(text);
    what.accept(text, wire);
  }

  @Override
  public boolean anyOutputOn() {
    return false;
  }

  @Override
  public double[] truth(int channel) {
    return new double[] {0, 0};
  }
}
