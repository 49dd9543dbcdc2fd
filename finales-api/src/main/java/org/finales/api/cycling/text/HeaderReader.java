package org.finales.api.cycling.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.finales.api.battinfo.Checks;
import org.finales.api.cycling.CyclingTechnique;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Recording;
import org.finales.api.cycling.SafetyLimits;
import org.finales.api.cycling.Step;
import org.finales.api.property.Attribute;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Reads the lines before the first instruction, which are about the whole protocol. */
final class HeaderReader {
  private static final Unit AMPERE_HOUR = Unit.parse("Ah");
  private static final List<String> OF_ATTRIBUTE = List.of("GROUP", "UNIT", "ABOUT");

  private final Findings findings;
  private final Set<String> seen = new HashSet<>();
  private @Nullable String id;
  private @Nullable CyclingTechnique technique;
  private @Nullable String name;
  private @Nullable String description;
  private @Nullable String version;
  private final List<String> authors = new ArrayList<>();
  private @Nullable Quantity capacity;
  private @Nullable Recording recording;
  private @Nullable SafetyLimits limits;
  private final List<Attribute> attributes = new ArrayList<>();

  HeaderReader(Findings findings) {
    this.findings = findings;
  }

  /** Reads a statement whose word was taken. */
  void read(String word, Token token, Statement statement) {
    Cursor cursor = statement.head();
    if (!word.equals("AUTHOR") && !word.equals("ATTRIBUTE") && !seen.add(word)) {
      throw cursor.flaw(token, word + " is given twice", null, "leave one out");
    }
    if (!cursor.take(',')) {
      throw cursor.flawHere("a comma is missing after " + word, word + ", …", null);
    }
    if (word.equals("ATTRIBUTE")) {
      attribute(cursor, token, statement.options());
      return;
    }
    for (Cursor option : statement.options()) {
      findings.problem(
          option.flawHere(
              "%s has no continuation".formatted(word),
              null,
              "what is about one step stands below its instruction"));
    }
    switch (word) {
      case "NAME" -> name = text(cursor, "name", Checks.MAX_NAME);
      case "DESCRIPTION" -> description = text(cursor, "description", Checks.MAX_TEXT);
      case "VERSION" -> version = text(cursor, "version", Checks.MAX_NAME);
      case "TECHNIQUE" -> technique = technique(cursor);
      case "ID" -> id = iri(cursor, "the id");
      case "AUTHOR" -> authors.add(iri(cursor, "the author"));
      case "CAPACITY" -> capacity = capacity(cursor);
      case "RECORD" -> recording = Parts.checked(cursor, token, () -> Keyed.recording(cursor));
      default -> limits = Parts.checked(cursor, token, () -> Keyed.safety(cursor));
    }
  }

  private static String text(Cursor cursor, String what, int most) {
    Token text = Texts.read(cursor, "the " + what);
    return Parts.checked(
        cursor,
        text,
        () -> {
          Checks.of("protocol").text(what, text.text(), most).done();
          return text.text();
        });
  }

  private static String iri(Cursor cursor, String what) {
    Token iri = Texts.read(cursor, what);
    return Parts.checked(
        cursor,
        iri,
        () -> {
          Checks.of("protocol").iri(what, iri.text()).done();
          return iri.text();
        });
  }

  private static Quantity capacity(Cursor cursor) {
    int place = cursor.at();
    Quantity capacity = Values.read(cursor, AMPERE_HOUR, "a charge");
    Token given = cursor.since(place);
    Texts.end(cursor, "the capacity");
    if (capacity.value().signum() <= 0) {
      throw cursor.flaw(given, "the capacity must be more than zero", null, "as in CAPACITY, 2.5");
    }
    return capacity;
  }

  private static CyclingTechnique technique(Cursor cursor) {
    Token token = Texts.read(cursor, "the technique");
    String letters = letters(token.text());
    List<String> known = new ArrayList<>();
    for (CyclingTechnique technique : CyclingTechnique.values()) {
      if (letters(technique.name()).equals(letters)) {
        return technique;
      }
      known.add(write(technique));
    }
    throw cursor.flaw(
        token,
        "%s is no technique that is known".formatted(Cursor.show(token.text())),
        String.join(", ", known),
        null);
  }

  private static String letters(String text) {
    return text.length() > 100 ? "" : text.replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT);
  }

  /** Returns a technique as it is written. */
  static String write(CyclingTechnique technique) {
    return technique.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void attribute(Cursor cursor, Token token, List<Cursor> options) {
    Token key = Texts.field(cursor, "the name of the attribute");
    if (!cursor.take(',')) {
      throw cursor.flawHere("the value is missing", "ATTRIBUTE, name, value", null);
    }
    boolean isText = cursor.peek() == '"';
    Token value = Texts.read(cursor, "the value");
    @Nullable String[] more = new @Nullable String[OF_ATTRIBUTE.size()];
    for (Cursor option : options) {
      Token word = option.word();
      int index = OF_ATTRIBUTE.indexOf(Words.of(word.text()));
      if (index < 0 || more[index] != null) {
        throw option.flaw(
            word,
            "%s does not belong here%s"
                .formatted(Cursor.show(word.text()), index < 0 ? "" : " twice"),
            String.join(", ", OF_ATTRIBUTE),
            Words.hint(Words.of(word.text()), OF_ATTRIBUTE));
      }
      option.take(',');
      more[index] = Texts.read(option, "the text").text();
    }
    attributes.add(
        Parts.checked(
            cursor,
            token,
            () ->
                new Attribute(
                    key.text(),
                    more[0],
                    isText || !isNumber(value.text()) ? value.text() : null,
                    isText || !isNumber(value.text()) ? null : new BigDecimal(value.text()),
                    more[1],
                    more[2])));
  }

  /** Tells whether the value of an attribute is a number and not a text. */
  static boolean isNumber(String value) {
    return value.length() <= 400
        && Numbers.isNumber(value)
        && value.indexOf('_') < 0
        && value.indexOf('−') < 0
        && !value.matches(".*[eE][+-]?\\d{5,}");
  }

  /** Makes the protocol of everything that was read. */
  Protocol build(List<Step> steps) {
    return new Protocol(
        id,
        technique,
        name,
        description,
        version,
        authors,
        capacity,
        steps,
        recording,
        limits,
        attributes);
  }
}
