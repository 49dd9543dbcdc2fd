package org.finales.cycler.drivers.scpi;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.simulator.Wire;
import org.jspecify.annotations.Nullable;

/**
 * The frame of simulated instruments that speak SCPI: lines of bounded length that come in pieces,
 * several commands in one line, short and long keywords in any case, silence after what is refused,
 * and a queue of errors.
 *
 * <p>Commands are declared as manuals write them: {@code SYSTem:LOCK}, {@code
 * [SOURce:]VOLTage[:LEVel]}; capitals are the short form, brackets are optional.
 */
public abstract class ScpiSimulator implements SimulatedInstrument {
  /** What the instrument refuses; it stays silent and queues the error. */
  protected static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ScpiError error;

    /** Makes one. */
    public Fault(int code, String text) {
      super(text, null, false, false);
      this.error = new ScpiError(code, text);
    }
  }

  private record Command(Pattern header, Function<String, @Nullable String> action) {}

  private static final Pattern KEYWORD = Pattern.compile("([A-Z*]+)([a-z]*)");
  private static final int QUEUE = 5;

  private final int longestLine;
  private final Duration answersAfter;
  private final List<Command> commands = new ArrayList<>();
  private final Deque<ScpiError> errors = new ArrayDeque<>();
  private final StringBuilder line = new StringBuilder();
  private boolean tooLong;

  /**
   * Makes one.
   *
   * @param longestLine how many characters its buffer holds
   * @param answersAfter how long it takes to answer
   */
  protected ScpiSimulator(int longestLine, Duration answersAfter) {
    this.longestLine = longestLine;
    this.answersAfter = answersAfter;
  }

  /** Declares a command that is not answered. */
  protected final void command(String pattern, Consumer<String> action) {
    commands.add(
        new Command(
            header(pattern, ""),
            parameters -> {
              action.accept(parameters);
              return null;
            }));
  }

  /** Declares a query; the pattern is without its question mark. */
  protected final void query(String pattern, Function<String, String> answer) {
    commands.add(new Command(header(pattern, "\\?"), answer::apply));
  }

  private static Pattern header(String pattern, String end) {
    Matcher keywords = KEYWORD.matcher(pattern.replace("[", "(?:").replace("]", ")?"));
    String expression =
        keywords.replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1).replace("*", "\\*")
                        + (found.group(2).isEmpty()
                            ? ""
                            : "(?:" + found.group(2).toUpperCase(Locale.ROOT) + ")?")));
    return Pattern.compile(":?" + expression + end, Pattern.CASE_INSENSITIVE);
  }

  /** Called before each line: lets the time pass in what is simulated. */
  protected abstract void advance();

  /** Returns what ends an answer. */
  protected String terminator() {
    return "\n";
  }

  /** Called with each line that came, before it is obeyed; returns what is sent back at once. */
  protected String echo(String received) {
    return "";
  }

  /** Queues an error; the last place of a full queue tells that it is full. */
  protected final void queue(int code, String text) {
    if (errors.size() == QUEUE) {
      errors.removeLast();
      errors.add(new ScpiError(-350, "Queue overflow"));
    } else {
      errors.add(new ScpiError(code, text));
    }
  }

  /** Takes the oldest error, or {@code 0,"No error"}. */
  protected final String nextError() {
    ScpiError error = errors.poll();
    return error == null ? "0,\"No error\"" : error.line();
  }

  /** Takes all errors. */
  protected final String allErrors() {
    List<String> all = new ArrayList<>();
    do {
      all.add(nextError());
    } while (!errors.isEmpty());
    return String.join(", ", all);
  }

  /** Forgets all errors. */
  protected final void forgetErrors() {
    errors.clear();
  }

  @Override
  public void linkOpened() {
    line.setLength(0);
    tooLong = false;
  }

  @Override
  public void receive(byte[] bytes, Wire wire) {
    for (byte one : bytes) {
      if (one == '\n' || one == '\r') {
        lineCame(wire);
      } else if (line.length() < longestLine) {
        line.append((char) (one & 0xFF));
      } else {
        tooLong = true;
      }
    }
  }

  private void lineCame(Wire wire) {
    String all = line.toString();
    boolean cut = tooLong;
    linkOpened();
    if (cut) {
      queue(-225, "Out of memory");
      return;
    }
    if (all.isBlank()) {
      return;
    }
    advance();
    String echoed = echo(all);
    List<String> answers = new ArrayList<>();
    for (String part : all.split(";")) {
      String answer = obeyed(part.strip());
      if (answer != null) {
        answers.add(answer);
      }
    }
    String text = echoed + (answers.isEmpty() ? "" : String.join(";", answers) + terminator());
    if (!text.isEmpty()) {
      wire.send(text.getBytes(StandardCharsets.ISO_8859_1), answersAfter);
    }
  }

  private @Nullable String obeyed(String text) {
    int blank = text.indexOf(' ');
    String header = blank < 0 ? text : text.substring(0, blank);
    String parameters = blank < 0 ? "" : text.substring(blank + 1).strip();
    for (Command command : commands) {
      if (command.header().matcher(header).matches()) {
        try {
          return command.action().apply(parameters);
        } catch (Fault e) {
          queue(e.error.code(), e.error.text());
          return null;
        }
      }
    }
    return unknown(header);
  }

  /** Called for what is no command of the instrument; returns what it answers, or null. */
  protected @Nullable String unknown(String header) {
    queue(-100, "Command error");
    return null;
  }

  /**
   * Reads a number that the host sent, with or without the unit.
   *
   * @throws Fault with -102 if it is none, or -222 if it is out of bounds
   */
  protected static double parameter(String text, String unit, double least, double most) {
    Matcher matcher =
        Pattern.compile("([-+]?[0-9.]{1,20}(?:[eE][-+]?\\d{1,2})?)\\s*([A-Za-z]*)")
            .matcher(text.strip());
    if (!matcher.matches()
        || !(matcher.group(2).isEmpty() || matcher.group(2).equalsIgnoreCase(unit))) {
      throw new Fault(-102, "Syntax error");
    }
    double value;
    try {
      value = Double.parseDouble(matcher.group(1));
    } catch (NumberFormatException e) {
      throw new Fault(-102, "Syntax error");
    }
    if (!(value >= least && value <= most)) {
      throw new Fault(-222, "Data out of range");
    }
    return value;
  }

  /**
   * Reads a switch that the host sent.
   *
   * @throws Fault with -224 if it is none
   */
  protected static boolean onOff(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "ON", "1" -> true;
      case "OFF", "0" -> false;
      default -> throw new Fault(-224, "Illegal parameter value");
    };
  }
}
