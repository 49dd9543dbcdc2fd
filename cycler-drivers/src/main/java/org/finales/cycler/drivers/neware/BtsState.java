package org.finales.cycler.drivers.neware;

import org.finales.cycler.link.Numbers;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.RunState;

/**
 * What the answer to {@code inquire} says; immutable.
 *
 * @param status the system's own word: working, finish, stop, protect, pause
 * @param barcode name of the sample
 * @param step number of the step, from 1; 0 if there is none
 * @param cycle number of the cycle, from 1; 0 if there is none
 * @param stepType the system's own word for the kind of step; {@code --} if there is none
 * @param voltage in V
 * @param current in A
 */
record BtsState(
    String status,
    String barcode,
    int step,
    int cycle,
    String stepType,
    double voltage,
    double current) {

  static BtsState of(BtsAddress channel, XmlNode node) {
    String[] device = node.attribute("dev").split("-", -1);
    if (device.length < 4
        || !device[1].equals(Integer.toString(channel.devid()))
        || !device[3].equals(Integer.toString(channel.channel()))) {
      // the unit's number is not compared: the system answers 1 for others too
      throw new Unreadable("the state of channel " + channel.name());
    }
    BtsState read =
        new BtsState(
            node.attribute("workstatus"),
            node.attribute("barcode"),
            (int) whole(node.attribute("step_id")),
            (int) whole(node.attribute("cycle_id")),
            node.attribute("step_type"),
            Numbers.of(node.attribute("voltage"), "V"),
            Numbers.of(node.attribute("current"), "A"));
    read.state();
    return read;
  }

  /** Reads a whole number; the system leaves out or writes {@code --} for what is not there. */
  static long whole(String text) {
    if (text.isEmpty() || text.equals("--")) {
      return 0;
    }
    if (!text.matches("[0-9]{1,12}")) {
      throw new Unreadable("a whole number");
    }
    return Long.parseLong(text);
  }

  RunState state() {
    return switch (status) {
      case "working" -> RunState.RUNNING;
      case "pause" -> RunState.PAUSED;
      case "finish" -> RunState.FINISHED;
      case "stop" -> RunState.STOPPED;
      case "protect" -> RunState.PROTECTED;
      default -> throw new Unreadable("working, pause, finish, stop or protect");
    };
  }

  OutputState output() {
    return state() == RunState.RUNNING && !stepType.equals("rest")
        ? OutputState.ON
        : OutputState.OFF;
  }
}
