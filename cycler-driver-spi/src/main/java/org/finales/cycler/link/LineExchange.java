package org.finales.cycler.link;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.finales.cycler.spi.SettingException;

/**
 * Asks in lines of ASCII text. Answers may end with LF, CR or both; a line that repeats the
 * question, with or without blanks, is an echo and is skipped. Thread-safe.
 */
public final class LineExchange {
  private final Exchange exchange;
  private final String terminator;

  /**
   * Makes one.
   *
   * @param terminator what ends a line that is sent: LF, CR, both, or nothing
   */
  public LineExchange(Exchange exchange, String terminator) {
    this.exchange = exchange;
    this.terminator = terminator;
  }

  /** Returns what people call the link. */
  public String name() {
    return exchange.name();
  }

  /**
   * Sends a line that is not answered.
   *
   * @throws SettingException if the line has characters that could end it or are not ASCII
   */
  public void tell(String line) {
    exchange.tell(bytes(line));
  }

  /**
   * Asks and returns the line that answers, without blanks around it.
   *
   * @throws SettingException if the line has characters that could end it or are not ASCII
   */
  public String ask(String line) {
    return ask(line, Function.identity());
  }

  /**
   * Asks and makes something of the line that answers.
   *
   * @param reader makes something of the line without blanks around it; throws {@link Unreadable}
   *     if it cannot
   * @throws SettingException if the line has characters that could end it or are not ASCII
   */
  public <T> T ask(String line, Function<String, T> reader) {
    return exchange.ask(
        line,
        bytes(line),
        (bytes, length) -> endAfterEcho(squeezed(line), bytes, length),
        answer -> reader.apply(lastLine(answer)));
  }

  private byte[] bytes(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) < 0x20 || line.charAt(i) > 0x7E) {
        throw new SettingException(
            "a command may only have printable ASCII characters, but has the character with code "
                + (int) line.charAt(i)
                + " at place "
                + (i + 1));
      }
    }
    return (line + terminator).getBytes(StandardCharsets.US_ASCII);
  }

  private static int endAfterEcho(String question, byte[] bytes, int length) {
    int first = Framing.line().end(bytes, length);
    if (first < 0 || !squeezed(text(bytes, 0, first)).equals(question)) {
      return first;
    }
    byte[] rest = Arrays.copyOfRange(bytes, first, length);
    int second = rest.length == 0 ? Framing.MORE : Framing.line().end(rest, rest.length);
    return second < 0 ? second : first + second;
  }

  private static String squeezed(String line) {
    return line.replaceAll("\\s", "");
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static String lastLine(byte[] answer) {
    String all = text(answer, 0, answer.length).strip();
    int begin = Math.max(all.lastIndexOf('\n'), all.lastIndexOf('\r')) + 1;
    String line = all.substring(begin).strip();
    for (int i = 0; i < line.length(); i++) {
      if ((line.charAt(i) < 0x20 && line.charAt(i) != '\t') || line.charAt(i) > 0x7E) {
        throw new Unreadable("a line of ASCII text");
      }
    }
    return line;
  }
}
