package org.finales.server.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes.
 *
 * @param in standard input
 * @param out for what was asked for
 * @param err for everything else: warnings, hints, refusals
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err) {
  /** That of the process, in UTF-8. */
  public static Terminal system() {
    return new Terminal(
        System.in,
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8));
  }

  /** Whether what is written stands on a screen that can be written anew. */
  boolean isScreen() {
    return in == System.in && System.console() != null;
  }

  void say(String line) {
    out.println(line);
  }

  /**
   * Tells whether nobody can read any more: the terminal was hung up, or the program behind a pipe
   * has ended. The library for serial ports makes Java deaf to the signal of a hang-up.
   */
  boolean isGone() {
    return out.checkError();
  }

  void warn(String text) {
    err.println("warning: " + text);
  }

  void note(String line) {
    err.println(line);
  }
}
