package org.finales.server.cli;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.finales.core.accounts.LogIns;
import org.jspecify.annotations.Nullable;

/** Reading a new password, and saying where it is weak. */
final class Passwords {
  private static final int GOOD_LENGTH = 12;
  private static final int FEW_CHARACTERS = 5;

  private Passwords() {}

  /**
   * A new password for an account.
   *
   * @param fromInput from the first line of standard input; otherwise a person is asked twice
   * @throws RefusedException if there is none
   */
  static String read(Terminal terminal, String account, boolean fromInput) {
    String password = fromInput ? firstLine(terminal) : ask(account);
    if (password.isEmpty()) {
      throw new RefusedException("the password is empty; any other is taken");
    }
    if (password.length() > LogIns.MAX_PASSWORD) {
      throw new RefusedException(
          "the password is longer than " + LogIns.MAX_PASSWORD + " characters");
    }
    String weakness = weakness(account, password);
    if (weakness != null) {
      terminal.warn("the password is weak: " + weakness);
    }
    return password;
  }

  /** Why a password is easy to guess; {@code null} if nothing speaks against it. */
  static @Nullable String weakness(String account, String password) {
    if (password.length() < GOOD_LENGTH) {
      return "it has fewer than " + GOOD_LENGTH + " characters";
    } else if (password.chars().distinct().count() < FEW_CHARACTERS) {
      return "it has fewer than " + FEW_CHARACTERS + " different characters";
    } else if (lower(password).contains(lower(account))) {
      return "it contains the account's name";
    }
    return null;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String firstLine(Terminal terminal) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int next = terminal.in().read();
      while (next >= 0 && next != '\n' && line.size() <= 4 * LogIns.MAX_PASSWORD) {
        line.write(next);
        next = terminal.in().read();
      }
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(line.toByteArray()))
              .toString();
      return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    } catch (CharacterCodingException e) {
      throw new RefusedException("the password on standard input is not UTF-8 text", e);
    } catch (IOException e) {
      throw new UncheckedIOException("standard input cannot be read", e);
    }
  }

  private static String ask(String account) {
    Console console = System.console();
    if (console == null) {
      throw new RefusedException(
          "there is nobody to ask for a password; pipe it in and give --password-stdin");
    }
    char[] first = console.readPassword("new password for %s: ", account);
    char[] second = console.readPassword("once more: ");
    if (first == null || second == null || !Arrays.equals(first, second)) {
      throw new RefusedException("the two passwords differ");
    }
    return new String(first);
  }
}
