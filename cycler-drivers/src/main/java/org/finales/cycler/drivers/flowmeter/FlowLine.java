package org.finales.cycler.drivers.flowmeter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.RefusedException;

/** Reads what the flow meter says. */
final class FlowLine {
  /** The sensors end at 30 L/min; noise on their wires looks like more. */
  static final double MOST = 30_000;

  private static final String ERROR = ":SCPI:ERROR:";
  private static final Pattern DATA = Pattern.compile(":MEASure:FLOW:DATA:(\\d{1,6}):(\\d{1,6})");

  private FlowLine() {}

  /** Returns the line unless it is what the board says when it starts. */
  static String notBoot(String line) {
    if (!line.startsWith(":") || line.startsWith(ERROR)) {
      throw new Unreadable("a line that begins with a colon");
    }
    return line;
  }

  /** Returns both flows in mL/min, main and auxiliary. */
  static double[] flows(String line) {
    if (line.startsWith(ERROR)) {
      throw new RefusedException(
          "SCPI",
          "the flow meter says \"" + line + "\"; check that it runs the sketch of version 2");
    }
    Matcher matcher = DATA.matcher(line);
    if (!matcher.matches()) {
      throw new Unreadable("two flows");
    }
    double[] flows = {Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))};
    if (flows[0] > MOST || flows[1] > MOST) {
      throw new Unreadable("flows of up to " + MOST + " mL/min");
    }
    return flows;
  }
}
