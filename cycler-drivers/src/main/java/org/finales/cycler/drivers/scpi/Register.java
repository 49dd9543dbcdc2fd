package org.finales.cycler.drivers.scpi;

/**
 * A number that an instrument holds and tells again; immutable.
 *
 * @param header the command without its number, {@code CURR}; the query is the same with a question
 *     mark
 * @param suffix what follows the number, for example {@code ,(@2)}; usually empty
 * @param querySuffix what follows the question mark, for example {@code (@2)}; usually empty
 * @param unit the unit that answers may have, {@code A}
 * @param decimals how many digits after the point are sent
 * @param unitSent whether the unit is sent too
 */
public record Register(
    String header, String suffix, String querySuffix, String unit, int decimals, boolean unitSent) {

  /** Makes one without suffix, whose unit is not sent. */
  public static Register of(String header, String unit, int decimals) {
    return new Register(header, "", "", unit, decimals, false);
  }

  /** Returns the same with something behind number and question mark. */
  public Register suffix(String text) {
    return suffix(text, text);
  }

  /** Returns the same with something behind the number, and something behind the question mark. */
  public Register suffix(String behindNumber, String behindMark) {
    return new Register(header, behindNumber, behindMark, unit, decimals, unitSent);
  }

  /** Returns the same, with the unit sent behind the number. */
  public Register withUnit() {
    return new Register(header, suffix, querySuffix, unit, decimals, true);
  }

  /** Returns the command that sets it to a number that was written already. */
  String command(String number) {
    return header + " " + number + (unitSent ? unit : "") + suffix;
  }

  /** Returns the query. */
  String query() {
    return header + "?" + querySuffix;
  }
}
