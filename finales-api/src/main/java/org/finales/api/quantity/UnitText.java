package org.finales.api.quantity;

import java.text.Normalizer;

/**
 * Brings the characters of a unit text to one form: one micro sign, one ohm, one degree sign, one
 * kind of minus, raised digits as {@code ^-3}.
 */
final class UnitText {

  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final int SHOWN = 40;

  private UnitText() {}

  /**
   * Returns the text in its one form; middle dot and multiplication sign become U+00B7, all blanks
   * one space.
   */
  static String normalize(String text) {
    // canonical composition turns the Kelvin, Ohm and Angstrom signs into K, omega and A with ring
    String composed = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    StringBuilder out = new StringBuilder(composed.length() + 8);
    boolean raised = false;
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      int digit = RAISED.indexOf(c);
      if (digit >= 0 || c == '⁻' || c == '⁺') {
        out.append(raised ? "" : "^")
            .append(digit >= 0 ? (char) ('0' + digit) : c == '⁻' ? '-' : '+');
        raised = true;
      } else {
        raised = false;
        append(out, c);
      }
    }
    return out.toString();
  }

  private static void append(StringBuilder out, char c) {
    switch (c) {
      case 'µ', 'μ' -> out.append('u');
      case '·', '⋅', '∙', '•', '×', '∗' -> out.append('·');
      case '−', '–', '‐', '‑' -> out.append('-');
      case '∕', '÷' -> out.append('/');
      case 'º', '˚' -> out.append('°');
      case '∆' -> out.append('Δ');
      case '℃' -> out.append("°C");
      case '℉' -> out.append("°F");
      default -> {
        boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
        if (!blank) {
          out.append(c);
        } else if (out.isEmpty() || out.charAt(out.length() - 1) != ' ') {
          out.append(' ');
        }
      }
    }
  }

  /** Tells whether a character belongs to a name: a letter or an underscore. */
  static boolean isNamePart(int c) {
    return Character.isLetter(c) || c == '_';
  }

  /**
   * Returns at most {@value #SHOWN} characters of a text for a message, control characters
   * replaced.
   */
  static String show(String text) {
    String head = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return "'" + head.replaceAll("\\p{Cntrl}", "?") + "'";
  }
}
