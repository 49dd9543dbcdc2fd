package org.finales.cycler.drivers.slcan;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.finales.cycler.simulator.Wire;

/** A simulated adapter with nodes on its bus. One thread at a time. */
public final class SimulatedAdapter {
  private static final Duration ANSWERS_AFTER = Duration.ofMillis(1);

  private final List<? extends CanNode> nodes;
  private final char speed;
  private final SlcanLines lines;
  private Wire wire = (bytes, after) -> {};
  private boolean open;
  private boolean speedIsSet;

  /** Makes one whose nodes understand each other at one speed, 0 to 8 as the adapter counts. */
  public SimulatedAdapter(int speed, List<? extends CanNode> nodes) {
    this.speed = (char) ('0' + speed);
    this.nodes = List.copyOf(nodes);
    lines = new SlcanLines(this::command);
  }

  /** Takes bytes from the host. */
  public void receive(byte[] bytes, Wire to) {
    wire = to;
    lines.add(bytes);
    if (open) {
      nodes.forEach(node -> node.speak(this::heard));
    }
  }

  /** Forgets half a command. */
  public void linkOpened() {
    lines.forget();
    nodes.forEach(CanNode::unheard);
  }

  /** Is without power for a moment. */
  public void powerCycle() {
    open = false;
    speedIsSet = false;
    linkOpened();
  }

  private void heard(CanFrame frame, Duration after) {
    wire.send(frame.line(), after.plus(ANSWERS_AFTER));
  }

  private void command(byte[] line, int length) {
    String command = new String(line, 0, length, StandardCharsets.US_ASCII);
    if (command.isEmpty()) {
      answer("\r");
      return;
    }
    switch (command.charAt(0)) {
      case 'S' -> {
        boolean takes = !open && command.length() == 2;
        speedIsSet = takes ? command.charAt(1) == speed : speedIsSet;
        answer(takes ? "\r" : "\7");
      }
      case 'O' -> {
        boolean opens = !open && length == 1;
        open |= opens && speedIsSet;
        answer(opens ? "\r" : "\7");
      }
      case 'C' -> {
        answer(open ? "\r" : "\7");
        open = false;
        nodes.forEach(CanNode::unheard);
      }
      case 'F' -> answer(open ? "F00\r" : "\7");
      case 'V' -> answer("V1013\r");
      case 't' -> transmit(line, length);
      default -> answer("\7");
    }
  }

  private void transmit(byte[] line, int length) {
    CanFrame frame = open ? CanFrame.of(line, length).orElse(null) : null;
    if (frame == null) {
      answer("\7");
      return;
    }
    answer("z\r");
    nodes.forEach(node -> node.receive(frame, this::heard));
  }

  private void answer(String text) {
    wire.send(text.getBytes(StandardCharsets.US_ASCII), ANSWERS_AFTER);
  }
}
