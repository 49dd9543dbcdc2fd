package org.finales.server.web.kit.form;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.server.web.kit.SentFile;
import org.finales.server.web.kit.Texts;
import org.jspecify.annotations.Nullable;

/** What stands in a form, and what is wrong with it. Not thread-safe. */
public final class FormInput {
  private final FormSpec spec;
  private final Texts texts;
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Map<String, String> units = new LinkedHashMap<>();
  private final Map<String, BigDecimal> numbers = new LinkedHashMap<>();
  private final Map<String, List<SentFile>> files = new LinkedHashMap<>();
  private final Map<String, String> errors = new LinkedHashMap<>();
  private boolean compared;

  FormInput(FormSpec spec, Texts texts) {
    this.spec = spec;
    this.texts = texts;
  }

  /** The fields. */
  public FormSpec spec() {
    return spec;
  }

  /** Puts a value in; {@code null} for none. */
  public FormInput with(String name, @Nullable Object value) {
    return with(name, value == null ? List.<String>of() : List.of(value.toString()));
  }

  /** Puts values in. */
  public FormInput with(String name, List<String> some) {
    spec.field(name);
    values.put(name, List.copyOf(some));
    return this;
  }

  /** The text of a field as it was typed; empty if nothing was. */
  public String text(String name) {
    List<String> some = all(name);
    return some.isEmpty() ? "" : some.get(0);
  }

  /** The text of a field; {@code null} if nothing was typed. */
  public @Nullable String find(String name) {
    String text = text(name);
    return text.isEmpty() ? null : text;
  }

  /** All values of a field. */
  public List<String> all(String name) {
    spec.field(name);
    return values.getOrDefault(name, List.of());
  }

  /** The number of a field in its first unit; {@code null} if nothing was typed. */
  public @Nullable BigDecimal number(String name) {
    spec.field(name);
    return numbers.get(name);
  }

  /** The number of a field with its first unit; {@code null} if nothing was typed. */
  public @Nullable Quantity quantity(String name) {
    BigDecimal number = number(name);
    List<String> choice = spec.field(name).units();
    return number == null
        ? null
        : new Quantity(number, choice.isEmpty() ? Unit.ONE : Unit.parse(choice.get(0)));
  }

  /** A day; {@code null} if nothing was typed. */
  public @Nullable LocalDate date(String name) {
    String text = find(name);
    return text == null || errors.containsKey(name) ? null : LocalDate.parse(text);
  }

  /** A moment; {@code null} if nothing was typed. */
  public @Nullable Instant moment(String name) {
    String text = find(name);
    return text == null || errors.containsKey(name) ? null : Instant.parse(text);
  }

  /** Whether a box is checked. */
  public boolean isChecked(String name) {
    return find(name) != null;
  }

  /** The files of a field. */
  public List<SentFile> files(String name) {
    spec.field(name);
    return files.getOrDefault(name, List.of());
  }

  /** The unit in which a number was typed: the chosen one, or the first. */
  public String unitOf(String name) {
    List<String> choice = spec.field(name).units();
    return choice.isEmpty() ? "" : units.getOrDefault(name, choice.get(0));
  }

  /** Says what is wrong with a field; the first mistake of a field stays. */
  public FormInput error(String name, String message) {
    spec.field(name);
    errors.putIfAbsent(name, message);
    return this;
  }

  /** What is wrong, by field. */
  public Map<String, String> errors() {
    compare();
    return Map.copyOf(errors);
  }

  /** Whether nothing is wrong. */
  public boolean isGood() {
    compare();
    return errors.isEmpty();
  }

  void number(String name, BigDecimal number) {
    numbers.put(name, number);
  }

  void unit(String name, @Nullable String unit) {
    if (unit != null) {
      units.put(name, unit);
    }
  }

  void files(String name, List<SentFile> some) {
    files.put(name, some);
  }

  /** Pairs of which one has to be less than the other. */
  private void compare() {
    if (compared) {
      return;
    }
    compared = true;
    for (Field field : spec.fields()) {
      String below = field.below();
      Quantity less = below == null ? null : quantity(field.name());
      Quantity more = below == null ? null : quantity(below);
      if (below != null && less != null && more != null && less.compareTo(more) >= 0) {
        error(field.name(), texts.get("form.not-less", spec.field(below).label()));
      }
    }
  }
}
