package org.finales.cycler.driver;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.cycler.spi.SettingException;
import org.jspecify.annotations.Nullable;

/** The values of a driver's settings, checked against their declarations; immutable. */
public final class Settings {
  private static final Pattern QUANTITY =
      Pattern.compile("([-+]?[0-9.]{1,30}(?:[eE][-+]?[0-9]{1,3})?)\\s*(.{0,50})");

  private final Map<String, Setting> declared;
  private final Map<String, String> values;

  private Settings(Map<String, Setting> declared, Map<String, String> values) {
    this.declared = declared;
    this.values = values;
  }

  /**
   * Holds the values to the declarations.
   *
   * @param driver code of the driver, for messages
   * @throws SettingException with every problem: unknown names, missing or unreadable values
   */
  public static Settings of(String driver, List<Setting> declarations, Map<String, String> given) {
    Map<String, Setting> declared = new LinkedHashMap<>();
    declarations.forEach(setting -> declared.put(setting.name(), setting));
    Settings settings = new Settings(declared, Map.copyOf(given));
    List<String> problems = new ArrayList<>();
    for (String name : given.keySet()) {
      if (!declared.containsKey(name)) {
        problems.add(
            "there is no setting " + name + "; there are " + String.join(", ", declared.keySet()));
      }
    }
    declared.values().forEach(setting -> settings.problem(setting).ifPresent(problems::add));
    if (!problems.isEmpty()) {
      throw new SettingException("driver " + driver + ": " + String.join("; ", problems));
    }
    return settings;
  }

  private Optional<String> problem(Setting setting) {
    String value = valueOf(setting);
    if (value == null) {
      return setting.required()
          ? Optional.of(setting.name() + " is missing: " + setting.description())
          : Optional.empty();
    }
    String shown = setting.secret() ? "its value" : "\"" + value + "\"";
    try {
      switch (setting.type()) {
        case TEXT -> {
          if (value.length() > 200 || value.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(setting.name() + ": give up to 200 printable characters");
          }
        }
        case INTEGER -> Long.parseLong(value);
        case NUMBER -> new BigDecimal(value);
        case QUANTITY -> quantity(setting, value, unitOf(setting));
        case SWITCH -> {
          if (!value.equals("true") && !value.equals("false")) {
            return Optional.of(setting.name() + " is " + shown + "; give true or false");
          }
        }
        case CHOICE -> {
          if (!setting.choices().contains(value)) {
            return Optional.of(
                setting.name()
                    + " is "
                    + shown
                    + "; give one of "
                    + String.join(", ", setting.choices()));
          }
        }
      }
      return Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.of(setting.name() + " is " + shown + "; give a number");
    } catch (IllegalArgumentException e) {
      return Optional.of(
          setting.name()
              + " is "
              + shown
              + "; give a number with a unit such as "
              + setting.unit()
              + " ("
              + e.getMessage()
              + ")");
    }
  }

  private static double quantity(Setting setting, String value, String target) {
    Matcher matcher = QUANTITY.matcher(value.strip());
    if (!matcher.matches()) {
      throw new NumberFormatException("no number");
    }
    String unit = matcher.group(2).isEmpty() ? unitOf(setting) : matcher.group(2);
    return Quantity.of(matcher.group(1), unit).doubleValue(Unit.parse(target));
  }

  private static String unitOf(Setting setting) {
    String unit = setting.unit();
    return unit == null ? "1" : unit;
  }

  private @Nullable String valueOf(Setting setting) {
    return values.getOrDefault(setting.name(), setting.standard());
  }

  private Setting declared(String name) {
    Setting setting = declared.get(name);
    if (setting == null) {
      throw new IllegalArgumentException("the driver declares no setting " + name);
    }
    return setting;
  }

  /** Returns whether a setting has a value, given or standard. */
  public boolean has(String name) {
    return valueOf(declared(name)) != null;
  }

  /**
   * Returns a value as text.
   *
   * @throws IllegalArgumentException if the driver declares no such setting, or it has no value
   */
  public String text(String name) {
    String value = valueOf(declared(name));
    if (value == null) {
      throw new IllegalArgumentException("the setting " + name + " has no value");
    }
    return value;
  }

  /** Returns a whole number; see {@link #text}. */
  public long integer(String name) {
    return Long.parseLong(text(name));
  }

  /** Returns a number, that of a quantity in the setting's unit; see {@link #text}. */
  public double number(String name) {
    Setting setting = declared(name);
    return setting.type() == SettingType.QUANTITY
        ? quantity(setting, text(name), unitOf(setting))
        : Double.parseDouble(text(name));
  }

  /** Returns a quantity of time, whose setting has a unit such as {@code s}; see {@link #text}. */
  public Duration duration(String name) {
    Setting setting = declared(name);
    double seconds = quantity(setting, text(name), "s");
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  /** Returns a switch; see {@link #text}. */
  public boolean on(String name) {
    return Boolean.parseBoolean(text(name));
  }
}
