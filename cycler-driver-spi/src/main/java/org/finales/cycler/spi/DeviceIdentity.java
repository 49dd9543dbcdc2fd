package org.finales.cycler.spi;

/**
 * Who an instrument says it is; immutable. A part that it does not tell is an empty text.
 *
 * @param maker who built it
 * @param model which model
 * @param serial its serial number
 * @param firmware edition of its own software
 */
public record DeviceIdentity(String maker, String model, String serial, String firmware) {

  /** Returns the parts that are known, joined by blanks. */
  public String text() {
    return String.join(" ", maker, model, serial, firmware).strip().replaceAll(" +", " ");
  }
}
