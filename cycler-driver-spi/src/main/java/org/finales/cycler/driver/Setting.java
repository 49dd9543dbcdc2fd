package org.finales.cycler.driver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something about a driver that a connection string can set; immutable.
 *
 * @param name its name in connection strings: lower case, words joined by hyphens
 * @param type what kind of value it takes
 * @param unit unit of a quantity or number, as {@code org.finales.api.quantity} spells it; null for
 *     others
 * @param standard the value it has unless another is given; null if it has none
 * @param required whether it has to be given
 * @param secret whether its value must not be shown or logged
 * @param choices what it may be, for {@link SettingType#CHOICE}; otherwise empty
 * @param description what it does, for people
 */
public record Setting(
    String name,
    SettingType type,
    @Nullable String unit,
    @Nullable String standard,
    boolean required,
    boolean secret,
    List<String> choices,
    String description) {

  /** Copies the choices. */
  public Setting {
    choices = List.copyOf(choices);
  }

  /** Makes a text. */
  public static Setting text(String name, @Nullable String standard, String description) {
    return new Setting(
        name, SettingType.TEXT, null, standard, false, false, List.of(), description);
  }

  /** Makes a whole number. */
  public static Setting integer(String name, long standard, String description) {
    return new Setting(
        name,
        SettingType.INTEGER,
        null,
        Long.toString(standard),
        false,
        false,
        List.of(),
        description);
  }

  /**
   * Makes a quantity.
   *
   * @param unit the unit that the value is read in
   * @param standard for example {@code 500 ms}; or null
   */
  public static Setting quantity(
      String name, String unit, @Nullable String standard, String description) {
    return new Setting(
        name, SettingType.QUANTITY, unit, standard, false, false, List.of(), description);
  }

  /** Makes a switch. */
  public static Setting onOff(String name, boolean standard, String description) {
    return new Setting(
        name,
        SettingType.SWITCH,
        null,
        Boolean.toString(standard),
        false,
        false,
        List.of(),
        description);
  }

  /** Makes a choice; the first one is the standard. */
  public static Setting choice(String name, List<String> choices, String description) {
    return new Setting(
        name, SettingType.CHOICE, null, choices.get(0), false, false, choices, description);
  }

  /** Returns the same, but it has to be given. */
  public Setting mandatory() {
    return new Setting(name, type, unit, null, true, secret, choices, description);
  }

  /** Returns the same, but its value is never shown. */
  public Setting hidden() {
    return new Setting(name, type, unit, standard, required, true, choices, description);
  }
}
