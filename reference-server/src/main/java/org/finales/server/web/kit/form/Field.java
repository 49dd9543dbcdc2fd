package org.finales.server.web.kit.form;

import java.math.BigDecimal;
import java.util.List;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form. Immutable: every method gives another field.
 *
 * @param name as it is sent: letters, digits, points, hyphens and underscores
 * @param label what stands above it, in words
 * @param hint what stands below it; empty for nothing
 * @param kind what it takes
 * @param needed whether it must not be empty
 * @param minLength fewest characters
 * @param maxLength most characters
 * @param min smallest number, in the first unit; {@code null} for none
 * @param max greatest number, in the first unit; {@code null} for none
 * @param units units to choose from; the first is the one that values are read in
 * @param options what to choose from, or what is proposed while typing
 * @param autocomplete what browsers may fill in, in HTML's words; empty for nothing
 * @param accept endings of files, joined by commas; empty for all
 * @param below name of a number field that has to be greater; {@code null} for none
 * @param rows lines of a long text
 */
public record Field(
    String name,
    String label,
    String hint,
    Kind kind,
    boolean needed,
    int minLength,
    int maxLength,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    List<String> units,
    List<Option> options,
    String autocomplete,
    String accept,
    @Nullable String below,
    int rows) {

  private static final int SHORT = 200;
  private static final int LONG = 20_000;

  /** What a field takes. */
  public enum Kind {
    TEXT,
    LONG_TEXT,
    PASSWORD,
    NUMBER,
    WHOLE_NUMBER,
    DATE,
    MOMENT,
    CHOICE,
    CHOICES,
    CHECK,
    FILE,
    FILES,
    HIDDEN
  }

  /**
   * Something to choose.
   *
   * @param value as it is sent
   * @param label as it reads
   */
  public record Option(String value, String label) {
    /** One that reads as it is sent. */
    public static Option of(String value) {
      return new Option(value, value);
    }
  }

  public Field {
    units = List.copyOf(units);
    options = List.copyOf(options);
    if (!name.matches("[A-Za-z0-9_.-]{1,200}")) {
      throw new IllegalArgumentException(name + " cannot be the name of a field");
    }
    units.forEach(Unit::parse);
  }

  private static Field of(Kind kind, String name, String label, int maxLength) {
    return new Field(
        name, label, "", kind, false, 0, maxLength, null, null, List.of(), List.of(), "", "", null,
        6);
  }

  /** A line of text, at most 200 characters unless said. */
  public static Field text(String name, String label) {
    return of(Kind.TEXT, name, label, SHORT);
  }

  /** Several lines of text, at most 20,000 characters unless said. */
  public static Field longText(String name, String label) {
    return of(Kind.LONG_TEXT, name, label, LONG);
  }

  /** A text that is not shown. */
  public static Field password(String name, String label) {
    return of(Kind.PASSWORD, name, label, 1024);
  }

  /** A number. */
  public static Field number(String name, String label) {
    return of(Kind.NUMBER, name, label, 60);
  }

  /** A number without a fraction. */
  public static Field wholeNumber(String name, String label) {
    return of(Kind.WHOLE_NUMBER, name, label, 20);
  }

  /** A day. */
  public static Field date(String name, String label) {
    return of(Kind.DATE, name, label, 10);
  }

  /** A day and a time of day in the viewer's zone. */
  public static Field moment(String name, String label) {
    return of(Kind.MOMENT, name, label, 40);
  }

  /** One of some. */
  public static Field choice(String name, String label, List<Option> options) {
    return of(Kind.CHOICE, name, label, SHORT).withOptions(options);
  }

  /** Any of some. */
  public static Field choices(String name, String label, List<Option> options) {
    return of(Kind.CHOICES, name, label, SHORT).withOptions(options);
  }

  /** Yes or no. */
  public static Field check(String name, String label) {
    return of(Kind.CHECK, name, label, 10);
  }

  /** A file. */
  public static Field file(String name, String label) {
    return of(Kind.FILE, name, label, 0);
  }

  /** Any number of files. */
  public static Field files(String name, String label) {
    return of(Kind.FILES, name, label, 0);
  }

  /** Something that is carried along and not shown; whoever reads it has to check it anew. */
  public static Field hidden(String name) {
    return of(Kind.HIDDEN, name, name, LONG);
  }

  /** It must not be empty. */
  public Field required() {
    return new Field(
        name,
        label,
        hint,
        kind,
        true,
        minLength,
        maxLength,
        min,
        max,
        units,
        options,
        autocomplete,
        accept,
        below,
        rows);
  }

  /** Says something below it. */
  public Field hint(String text) {
    return new Field(
        name,
        label,
        text,
        kind,
        needed,
        minLength,
        maxLength,
        min,
        max,
        units,
        options,
        autocomplete,
        accept,
        below,
        rows);
  }

  /** Takes texts of some lengths. */
  public Field length(int least, int most) {
    return new Field(
        name,
        label,
        hint,
        kind,
        needed,
        least,
        most,
        min,
        max,
        units,
        options,
        autocomplete,
        accept,
        below,
        rows);
  }

  /** Takes numbers from one to another, in the first unit; {@code null} for no bound. */
  public Field between(@Nullable String least, @Nullable String most) {
    return new Field(
        name,
        label,
        hint,
        kind,
        needed,
        minLength,
        maxLength,
        least == null ? null : new BigDecimal(least),
        most == null ? null : new BigDecimal(most),
        units,
        options,
        autocomplete,
        accept,
        below,
        rows);
  }

  /** Lets the unit be chosen; values are read in the first. */
  public Field units(String... choice) {
    return new Field(
        name,
        label,
        hint,
        kind,
        needed,
        minLength,
        maxLength,
        min,
        max,
        List.of(choice),
        options,
        autocomplete,
        accept,
        below,
        rows);
  }

  /** Proposes values while typing, or, of a choice, gives what to choose from. */
  public Field withOptions(List<Option> some) {
    return new Field(
        name,
        label,
        hint,
        kind,
        needed,
        minLength,
        maxLength,
        min,
        max,
        units,
        some,
        autocomplete,
        accept,
        below,
        rows);
  }

  /** Says what browsers may fill in, for example {@code username}. */
  public Field autocomplete(String what) {
    return new Field(
        name, label, hint, kind, needed, minLength, maxLength, min, max, units, options, what,
        accept, below, rows);
  }

  /** Takes files of some endings, for example {@code .csv,.txt}. */
  public Field accept(String endings) {
    return new Field(
        name,
        label,
        hint,
        kind,
        needed,
        minLength,
        maxLength,
        min,
        max,
        units,
        options,
        autocomplete,
        endings,
        below,
        rows);
  }

  /** Has to be less than another field; both have units of one dimension. */
  public Field lessThan(String other) {
    return new Field(
        name,
        label,
        hint,
        kind,
        needed,
        minLength,
        maxLength,
        min,
        max,
        units,
        options,
        autocomplete,
        accept,
        other,
        rows);
  }

  /** Shows so many lines. */
  public Field rows(int lines) {
    return new Field(
        name,
        label,
        hint,
        kind,
        needed,
        minLength,
        maxLength,
        min,
        max,
        units,
        options,
        autocomplete,
        accept,
        below,
        lines);
  }
}
