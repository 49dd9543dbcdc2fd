package org.finales.api.cycling.text;

import java.util.Objects;
import org.finales.api.cycling.Protocol;

/**
 * Reads and writes protocols as text. All valid lines of the Battery Experiments Manager's profiles
 * are read as they are; {@code docs/protocols.md} has the grammar.
 *
 * <p>{@code read(write(p)).protocol()} equals {@code p} for every protocol, and {@code
 * write(read(t).protocol())} equals {@code t} for every text that {@link #write} returns. Numbers
 * keep their digits. Thread-safe.
 */
public final class ProfileText {
  /** Most characters of a text. */
  public static final int MAX_LENGTH = 1 << 25;

  /** Most lines of a text. */
  public static final int MAX_LINES = 1_200_000;

  /** Most loops within one another. */
  public static final int MAX_DEPTH = 100;

  private ProfileText() {}

  /**
   * Reads a profile.
   *
   * @throws ProfileException with every problem, or the first hundred
   */
  public static Profile read(String text) {
    return new ProtocolReader().read(Objects.requireNonNull(text, "text"));
  }

  /**
   * Writes a protocol in the one form that has no choices left.
   *
   * @throws IllegalArgumentException if the text would be longer than is read again
   */
  public static String write(Protocol protocol) {
    String text = new ProtocolWriter(protocol).write();
    long lines = text.chars().filter(c -> c == '\n').count();
    if (text.length() > MAX_LENGTH || lines >= MAX_LINES) {
      throw new IllegalArgumentException(
          "As text the protocol has %d characters in %d lines, of which at most %d in %d are read again; keep it as JSON"
              .formatted(text.length(), lines, MAX_LENGTH, MAX_LINES));
    }
    return text;
  }
}
