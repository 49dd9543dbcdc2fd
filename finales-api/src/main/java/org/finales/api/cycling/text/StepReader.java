package org.finales.api.cycling.text;

import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantCurrentConstantVoltage;
import org.finales.api.cycling.ConstantPower;
import org.finales.api.cycling.ConstantResistance;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.CurrentRamp;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.VoltageScan;
import org.finales.api.cycling.text.Control.Held;
import org.finales.api.cycling.text.Parts.Shape;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Reads the instructions that are one step each. */
final class StepReader {
  private static final Unit WATT = Unit.parse("W");
  private static final Unit OHM = Unit.parse("ohm");
  private static final Unit VOLT_PER_SECOND = Unit.parse("V/s");
  private static final Unit AMPERE_PER_SECOND = Unit.parse("A/s");

  private final Findings findings;
  private final EndReader ends;

  StepReader(Findings findings, Tags tags) {
    this.findings = findings;
    this.ends = new EndReader(findings, tags);
  }

  /**
   * Reads a statement whose word was taken.
   *
   * @return the step, or null if it has problems, which the findings then have
   */
  @Nullable Step read(String word, Token token, Statement statement, @Nullable String tag) {
    int before = findings.count();
    Parts parts = new Parts(tag);
    Shape shape = null;
    try {
      shape = head(word, token, statement.head(), parts);
    } catch (Flaw flaw) {
      findings.problem(flaw);
    }
    parts.take(statement.options(), shape, findings);
    if (shape == null || findings.count() > before) {
      return null;
    }
    try {
      Shape known = shape;
      return Parts.checked(statement.head(), token, () -> known.build(parts));
    } catch (Flaw flaw) {
      findings.problem(flaw);
      return null;
    }
  }

  private Shape head(String word, Token token, Cursor cursor, Parts parts) {
    return switch (word) {
      case "WAIT" -> rest(token, cursor, parts);
      case "CC" -> current(token, cursor, parts);
      case "CV" -> voltage(token, cursor, parts);
      case "CCCV" -> currentThenVoltage(token, cursor, parts);
      case "CP" -> power(token, cursor, parts);
      case "CR" -> resistance(token, cursor, parts);
      case "SCAN" -> scan(token, cursor, parts);
      case "RAMP" -> ramp(token, cursor, parts);
      case "PULSES" -> PulseReader.read(token, cursor, parts, this);
      case "DRIVE" -> DriveReader.read(token, cursor, parts, this);
      default -> ImpedanceReader.read(token, cursor, parts, this);
    };
  }

  private Shape rest(Token token, Cursor cursor, Parts parts) {
    int start = cursor.at();
    cursor.take(',');
    boolean hasWord = EndWord.of(Words.of(cursor.field().text())) != null;
    cursor.back(start);
    Fields.expect(cursor, token, hasWord ? 3 : 2, hasWord ? 3 : 2, "WAIT, 60");
    if (hasWord) {
      parts.ends = ends.read(cursor, Control.NONE);
    } else {
      parts.ends = ends.afterTime(cursor);
    }
    return p -> new Rest(p.tag, p.temperature, p.ends, p.recording, p.limits, p.comment);
  }

  private Shape current(Token token, Cursor cursor, Parts parts) {
    Fields.expect(cursor, token, 4, 4, "CC, 1.5, VOLTAGE, 4.2");
    Currents given = Currents.read(cursor);
    if (given.sign() == 0) {
      warn(cursor, token, "no current flows", "write WAIT, 60 for a rest");
    }
    cursor.take(',');
    parts.ends = ends.read(cursor, new Control(Held.CURRENT, given.sign()));
    return p ->
        new ConstantCurrent(
            p.tag,
            given.current(),
            given.rate(),
            p.temperature,
            p.ends,
            p.recording,
            p.limits,
            p.comment);
  }

  private Shape voltage(Token token, Cursor cursor, Parts parts) {
    Fields.expect(cursor, token, 4, 4, "CV, 4.2, CURRENT, 0.1");
    Quantity voltage = voltage(cursor);
    cursor.take(',');
    parts.ends = ends.read(cursor, new Control(Held.VOLTAGE, 0));
    return p ->
        new ConstantVoltage(
            p.tag, voltage, p.temperature, p.ends, p.recording, p.limits, p.comment);
  }

  private Shape currentThenVoltage(Token token, Cursor cursor, Parts parts) {
    Fields.expect(cursor, token, 5, 5, "CCCV, 1.5, 4.2, CURRENT, 0.1");
    Currents given = Currents.read(cursor);
    cursor.take(',');
    Quantity voltage = voltage(cursor);
    cursor.take(',');
    parts.ends = ends.read(cursor, new Control(Held.CURRENT_THEN_VOLTAGE, given.sign()));
    return p ->
        new ConstantCurrentConstantVoltage(
            p.tag,
            given.current(),
            given.rate(),
            voltage,
            p.temperature,
            p.ends,
            p.recording,
            p.limits,
            p.comment);
  }

  private Shape power(Token token, Cursor cursor, Parts parts) {
    Fields.expect(cursor, token, 4, 4, "CP, 5, VOLTAGE, 4.2");
    Quantity power = Values.read(cursor, WATT, "a power");
    if (power.value().signum() == 0) {
      warn(cursor, token, "no power flows", "write WAIT, 60 for a rest");
    }
    cursor.take(',');
    parts.ends = ends.read(cursor, new Control(Held.POWER, power.value().signum()));
    return p ->
        new ConstantPower(p.tag, power, p.temperature, p.ends, p.recording, p.limits, p.comment);
  }

  private Shape resistance(Token token, Cursor cursor, Parts parts) {
    Fields.expect(cursor, token, 4, 4, "CR, 10, VOLTAGE, 2.5");
    Quantity resistance = Values.read(cursor, OHM, "a resistance");
    cursor.take(',');
    parts.ends = ends.read(cursor, new Control(Held.RESISTANCE, -1));
    return p ->
        new ConstantResistance(
            p.tag, resistance, p.temperature, p.ends, p.recording, p.limits, p.comment);
  }

  private Shape scan(Token token, Cursor cursor, Parts parts) {
    Fields.expect(cursor, token, 4, 4, "SCAN, 3.0, 4.2, 0.1 mV/s");
    Quantity start = isNow(cursor) ? null : voltage(cursor);
    cursor.take(',');
    Quantity end = voltage(cursor);
    cursor.take(',');
    Quantity rate = Values.read(cursor, VOLT_PER_SECOND, "a scan rate");
    moreEnds(cursor, parts);
    return p ->
        new VoltageScan(
            p.tag, start, end, rate, p.temperature, p.ends, p.recording, p.limits, p.comment);
  }

  private Shape ramp(Token token, Cursor cursor, Parts parts) {
    Fields.expect(cursor, token, 4, 4, "RAMP, 0, 2, 10 mA/s");
    Quantity start = isNow(cursor) ? null : Values.read(cursor, Values.AMPERE, "a current");
    cursor.take(',');
    Quantity end = Values.read(cursor, Values.AMPERE, "a current");
    cursor.take(',');
    Quantity rate = Values.read(cursor, AMPERE_PER_SECOND, "a ramp rate");
    moreEnds(cursor, parts);
    return p ->
        new CurrentRamp(
            p.tag, start, end, rate, p.temperature, p.ends, p.recording, p.limits, p.comment);
  }

  private static boolean isNow(Cursor cursor) {
    int start = cursor.at();
    boolean isNow = Words.of(cursor.field().text()).equals("NOW");
    if (!isNow) {
      cursor.back(start);
    }
    return isNow;
  }

  static Quantity voltage(Cursor cursor) {
    int start = cursor.at();
    Quantity voltage = Values.read(cursor, Values.VOLT, "a voltage");
    EndReader.checkVoltage(cursor, cursor.since(start), voltage);
    return voltage;
  }

  /** Takes the ends of a step that also ends by itself. */
  void moreEnds(Cursor cursor, Parts parts) {
    if (cursor.take(';')) {
      parts.ends = ends.read(cursor, Control.NONE);
    } else {
      Texts.end(cursor, "the instruction");
    }
  }

  private void warn(Cursor cursor, Token token, String message, String hint) {
    findings.warning(cursor.note(token, message, null, hint));
  }
}
