package org.finales.api.cycling.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.finales.api.cycling.DriveCycle;
import org.finales.api.cycling.DriveQuantity;
import org.finales.api.cycling.Interpolation;
import org.finales.api.cycling.Step;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Reads {@code DRIVE}: a table of times and values, a row a section. */
final class DriveReader implements Parts.Shape {
  private static final List<String> QUANTITIES =
      Arrays.stream(DriveQuantity.values()).map(DriveReader::word).toList();

  private final DriveQuantity quantity;
  private final @Nullable Interpolation interpolation;
  private final @Nullable Integer repeats;
  private final List<BigDecimal> times = new ArrayList<>();
  private final List<BigDecimal> values = new ArrayList<>();
  private Unit timeUnit = Values.SECOND;
  private @Nullable Unit unit;

  private DriveReader(
      DriveQuantity quantity, @Nullable Interpolation interpolation, @Nullable Integer repeats) {
    this.quantity = quantity;
    this.interpolation = interpolation;
    this.repeats = repeats;
  }

  /** Returns the word for what is driven. */
  static String word(DriveQuantity quantity) {
    return quantity.name().replace("_", "").toUpperCase(Locale.ROOT);
  }

  static DriveReader read(Token token, Cursor cursor, Parts parts, StepReader steps) {
    Fields.expect(cursor, token, 2, 4, "DRIVE, POWER, LINEAR, 3");
    Token what = cursor.field();
    int index = QUANTITIES.indexOf(Words.of(what.text()));
    if (index < 0) {
      throw cursor.flaw(
          what,
          "%s cannot be driven".formatted(Cursor.show(what.text())),
          String.join(", ", QUANTITIES),
          Words.hint(Words.of(what.text()), QUANTITIES));
    }
    @Nullable Interpolation between = null;
    @Nullable Integer repeats = null;
    while (cursor.take(',')) {
      int start = cursor.at();
      String word = Words.of(cursor.field().text());
      if (between == null && repeats == null && (word.equals("HOLD") || word.equals("LINEAR"))) {
        between = Interpolation.valueOf(word);
      } else {
        cursor.back(start);
        if (repeats != null) {
          throw cursor.flawHere("this does not belong here", "; or the end of the line", null);
        }
        repeats = Numbers.count(cursor, "HOLD, LINEAR or the number of repeats");
      }
    }
    steps.moreEnds(cursor, parts);
    return new DriveReader(DriveQuantity.values()[index], between, repeats);
  }

  @Override
  public boolean take(Cursor section) {
    char first = section.peek();
    if ("+-−.0123456789".indexOf(first) >= 0) {
      rows(section);
      return true;
    }
    Token token = section.word();
    if (!Words.of(token.text()).equals("UNITS")) {
      return false;
    }
    if (unit != null) {
      throw section.flaw(token, "UNITS is given twice for one step", null, "leave one out");
    }
    section.take(',');
    timeUnit = Values.unit(section, Values.SECOND);
    if (!section.take(',')) {
      throw section.flawHere("two units are needed", ",", "as in UNITS, min, kW");
    }
    int start = section.at();
    String symbol = Words.of(section.field().text());
    boolean isRate = quantity == DriveQuantity.C_RATE && (symbol.equals("C") || symbol.isEmpty());
    section.back(start);
    unit = Values.unit(section, quantity.unit());
    if (isRate) {
      unit = Values.C_RATE;
    }
    Texts.end(section, "the units");
    return true;
  }

  private void rows(Cursor section) {
    do {
      int start = section.at();
      BigDecimal time = Numbers.read(section, "a time");
      Token given = section.since(start);
      if (time.signum() < 0
          || !times.isEmpty() && time.compareTo(times.get(times.size() - 1)) <= 0) {
        throw section.flaw(
            given, "the times of a table begin at zero or later and rise", "a later time", null);
      }
      if (!section.take(',')) {
        throw section.flawHere("the value is missing in this row", ",", "as in 10, 2.5");
      }
      BigDecimal value = Numbers.read(section, "a value");
      if (section.hasMore() && section.peek() != ';') {
        throw section.flawHere(
            "there is more in this row than a time and a value", "; or the end of the line", null);
      }
      times.add(time);
      values.add(value);
    } while (section.take(';'));
  }

  @Override
  public List<String> words() {
    return List.of("UNITS", "a row such as 10, 2.5");
  }

  @Override
  public Step build(Parts p) {
    return new DriveCycle(
        p.tag,
        quantity,
        times,
        timeUnit,
        values,
        unit == null ? quantity.unit() : unit,
        interpolation,
        repeats,
        p.temperature,
        p.ends,
        p.recording,
        p.limits,
        p.comment);
  }
}
