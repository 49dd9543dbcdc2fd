package org.finales.cycler.drivers.scpi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.cycler.link.Unreadable;

/**
 * One entry of an instrument's error queue, {@code -222,"Data out of range"}; immutable. Negative
 * codes are those of SCPI 1999, volume 2, section 21.8; positive ones are the maker's.
 *
 * @param code zero if nothing is wrong
 * @param text what the instrument says about it
 */
public record ScpiError(int code, String text) {
  private static final Pattern ENTRY =
      Pattern.compile("\\s*([-+]?\\d{1,6})\\s*,\\s*(?:\"([^\"]{0,400})\"|([^,\"]{0,400}))\\s*");
  private static final int MOST = 64;

  /**
   * Reads one entry, or several joined by commas.
   *
   * @return the entries that say that something is wrong
   * @throws Unreadable if the text is anything else
   */
  public static List<ScpiError> list(String text) {
    List<ScpiError> errors = new ArrayList<>();
    Matcher matcher = ENTRY.matcher(text);
    int at = 0;
    while (matcher.find(at) && matcher.start() == at && errors.size() < MOST) {
      int code = Integer.parseInt(matcher.group(1));
      String said = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      if (code != 0) {
        errors.add(new ScpiError(code, said.strip()));
      }
      if (matcher.end() == text.length()) {
        return errors;
      }
      if (text.charAt(matcher.end()) != ',') {
        break;
      }
      at = matcher.end() + 1;
    }
    throw new Unreadable("entries of an error queue");
  }

  /** Returns it as instruments write it. */
  public String line() {
    return code + ",\"" + text + "\"";
  }
}
