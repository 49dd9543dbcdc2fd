package org.finales.samples;

import java.io.PrintStream;

/** Where a program says, in one line each, what it has done. */
@FunctionalInterface
public interface Progress {
  /** Says one line, in plain ASCII. */
  void say(String line);

  /** Says nothing. */
  static Progress silent() {
    return line -> {};
  }

  /** Prints, with the name of who speaks in front. */
  static Progress printing(PrintStream out, String who) {
    return line -> out.printf("%-10s | %s%n", who, line);
  }
}
