package org.finales.core.cyclingdata.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.finales.core.cyclingdata.table.MappedColumn.Kind;

/**
 * Reads the rows of a file through a mapping, one after the other in constant memory. A row without
 * time, voltage or current, and one that was cut, is refused: it is passed over and told of. Not
 * thread-safe.
 */
public final class TableReader implements AutoCloseable {
  private static final String TEST_TIME = "test_time_second";
  private static final String UNIX_TIME = "unix_time_second";
  private static final String VOLTAGE = "voltage_volt";
  private static final String CURRENT = "current_ampere";
  private static final double MICROS = 1e6;

  private final Records records;
  private final Numbers numbers;
  private final Texts texts = new Texts();
  private final Findings refusals = new Findings();
  private final Findings findings = new Findings();
  private final List<String> derived = new ArrayList<>();
  private final ColumnPlan[] plans;
  private final int[] decimals;
  private final Row row;
  private final int last;
  private final int width;
  private final int current;
  private final int directionColumn;
  private final Map<String, Integer> directions = new HashMap<>();
  private int testTime = -1;
  private int unixTime = -1;
  private double startUnix = Double.NaN;
  private double firstUnix = Double.NaN;
  private long rows;

  /**
   * Begins to read.
   *
   * @param in the whole file from its first byte; closed with this
   * @throws DataFileException if the mapping lacks time, voltage or current
   */
  public TableReader(InputStream in, Mapping mapping) throws IOException {
    require(mapping);
    Charset charset = Charset.forName(mapping.encoding());
    this.records =
        new Records(Encodings.narrow(in, charset), mapping.delimiter().charAt(0), charset);
    this.numbers = new Numbers(mapping.decimal().charAt(0));
    List<MappedColumn> mapped = mapping.columns();
    this.plans = new ColumnPlan[mapped.size()];
    this.decimals = new int[mapped.size()];
    List<Column> columns = new ArrayList<>();
    boolean timed = mapping.has(TEST_TIME);
    int furthest = 0;
    for (int i = 0; i < plans.length; i++) {
      Column target = mapped.get(i).target();
      boolean required =
          target.is(VOLTAGE) || target.is(CURRENT) || target.is(timed ? TEST_TIME : UNIX_TIME);
      plans[i] = new ColumnPlan(mapped.get(i), target, required, mapping.zoneOrUtc());
      columns.add(target);
      furthest = Math.max(furthest, mapped.get(i).column());
    }
    this.last = furthest;
    this.current = Row.indexOf(columns, CURRENT);
    derive(mapping, columns);
    this.row = new Row(columns);
    Mapping.Direction direction = mapping.direction();
    this.directionColumn = direction == null ? -1 : direction.column() - 1;
    if (direction != null) {
      direction.charge().forEach(word -> directions.put(key(word), 1));
      direction.discharge().forEach(word -> directions.put(key(word), -1));
    }
    this.width = toFirstRow(mapping);
  }

  private static void require(Mapping mapping) {
    if (!mapping.has(VOLTAGE) || !mapping.has(CURRENT)) {
      String missing = mapping.has(VOLTAGE) ? "current" : "voltage";
      String name = mapping.has(VOLTAGE) ? CURRENT : VOLTAGE;
      throw DataFileException.at(
          Math.max(1, mapping.headings()),
          "no column is the %s; say which one is, as \"quantity\": \"%s\" in a mapping"
              .formatted(missing, name));
    }
    if (!mapping.has(TEST_TIME) && !mapping.has(UNIX_TIME)) {
      throw DataFileException.at(
          Math.max(1, mapping.headings()),
          "no column is a time; say which one is, as \"quantity\": \"%s\" or \"%s\" in a mapping"
              .formatted(TEST_TIME, UNIX_TIME));
    }
  }

  private void derive(Mapping mapping, List<Column> columns) {
    if (!mapping.has(TEST_TIME)) {
      testTime = columns.size();
      unixTime = Row.indexOf(columns, UNIX_TIME);
      columns.add(Column.of(TEST_TIME));
      derived.add("Test Time / s = Unix Time since the first row");
    } else if (!mapping.has(UNIX_TIME) && mapping.start() != null) {
      testTime = Row.indexOf(columns, TEST_TIME);
      unixTime = columns.size();
      columns.add(Column.of(UNIX_TIME));
      ZoneOffset offset = mapping.zoneOrUtc().getRules().getOffset(mapping.start());
      startUnix = mapping.start().toEpochSecond(offset) + mapping.start().getNano() / 1e9;
      derived.add("Unix Time / s = start of the test, %s, + Test Time".formatted(mapping.start()));
    }
  }

  private int toFirstRow(Mapping mapping) throws IOException {
    if (mapping.headings() == 0) {
      records.skipLines(mapping.firstRow() - 1);
      return Records.MAX_FIELDS;
    }
    records.skipLines(mapping.headings() - 1);
    if (!records.next()) {
      return last;
    }
    int found = records.fields();
    records.skipLines(mapping.firstRow() - mapping.headings() - 1);
    return Math.max(found, last);
  }

  /** The columns of the rows: those of the mapping, then those that are derived. */
  public List<Column> columns() {
    return row.columns();
  }

  /** The row that was read last; the same object every time. */
  public Row row() {
    return row;
  }

  /** How many rows were read. */
  public long rows() {
    return rows;
  }

  /** Rows that were refused. */
  public Findings refusals() {
    return refusals;
  }

  /** Cells of other columns that could not be read and are left out. */
  public Findings findings() {
    return findings;
  }

  /** What is computed rather than read, in words. */
  public List<String> derived() {
    return List.copyOf(derived);
  }

  /** How far the last decimal of a column is in the unit of the rows; NaN where it is derived. */
  public double resolution(int column) {
    return column < plans.length && column >= 0
        ? plans[column].resolution(decimals[column])
        : Double.NaN;
  }

  /**
   * Goes to the next row.
   *
   * @return false at the end
   * @throws DataFileException if the file is no table any more
   */
  public boolean next() throws IOException {
    while (records.next()) {
      if (isBlank()) {
        continue;
      }
      row.clear(records.line());
      if (isWhole() && fill()) {
        rows++;
        return true;
      }
    }
    return false;
  }

  private boolean isBlank() {
    for (int i = 0; i < records.fields(); i++) {
      if (!records.isBlank(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isWhole() {
    int fields = records.fields();
    if (fields < last) {
      refuse(
          "short",
          "%d cells where %d are needed; the line was cut: mend it or leave it out"
              .formatted(fields, last));
      return false;
    }
    for (int i = width; i < fields; i++) {
      if (!records.isBlank(i)) {
        refuse(
            "long",
            "%d cells under %d headings; quote cells that hold the delimiter, or correct the"
                    .formatted(fields, width)
                + " delimiter or the decimal mark in the mapping");
        return false;
      }
    }
    return true;
  }

  private boolean fill() {
    byte[] bytes = records.bytes();
    for (int i = 0; i < plans.length; i++) {
      ColumnPlan plan = plans[i];
      int field = plan.position;
      if (plan.kind == Kind.TEXT) {
        String text = texts.text(records, field);
        row.set(i, text.isEmpty() ? null : text);
      } else if (plan.kind == Kind.NUMBER || plan.kind == Kind.SPREADSHEET_DAY) {
        Numbers.Found found = numbers.read(bytes, records.start(field), records.end(field));
        if (found == Numbers.Found.NUMBER) {
          row.set(i, plan.number(numbers.value()));
          decimals[i] = Math.max(decimals[i], numbers.decimals());
        } else if (!isAccepted(plan, found)) {
          return false;
        }
      } else {
        OptionalDouble value = plan.words(records.text(field));
        if (value.isPresent()) {
          row.set(i, value.getAsDouble());
        } else if (!isAccepted(
            plan, records.isBlank(field) ? Numbers.Found.NOTHING : Numbers.Found.OTHER)) {
          return false;
        }
      }
    }
    direct();
    deriveTimes();
    return true;
  }

  /** Whether a row may lack this value; tells of it if it may not. */
  private boolean isAccepted(ColumnPlan plan, Numbers.Found found) {
    if (found == Numbers.Found.NOTHING && !plan.required) {
      return true;
    }
    String cell = shown(plan.position);
    String what =
        switch (found) {
          case NOTHING -> "is empty";
          case NOT_FINITE -> "is " + cell + ", which is no finite number";
          default -> "holds \"" + cell + "\", which is no " + wanted(plan.kind);
        };
    if (plan.required) {
      refuse(
          plan.label + found,
          "%s %s; put in the value or leave the row out".formatted(plan.label, what));
      return false;
    }
    findings.add(
        plan.label + found,
        records.line(),
        "%s %s; the value is left out".formatted(plan.label, what));
    return true;
  }

  private static String wanted(Kind kind) {
    if (kind == Kind.DURATION) {
      return "duration as 1:02:03";
    }
    return kind.isDate() ? "date in the order of the mapping" : "number with this decimal mark";
  }

  private String shown(int field) {
    String text = records.text(field).strip();
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  private void refuse(String kind, String message) {
    refusals.add(kind, records.line(), message);
  }

  private void direct() {
    if (directionColumn < 0 || directionColumn >= records.fields()) {
      return;
    }
    Integer sign = directions.get(key(texts.text(records, directionColumn)));
    if (sign != null) {
      row.set(current, sign * Math.abs(row.number(current)));
    }
  }

  private void deriveTimes() {
    if (!Double.isNaN(startUnix)) {
      row.set(unixTime, startUnix + row.number(testTime));
    } else if (testTime >= plans.length) {
      double unix = row.number(unixTime);
      if (Double.isNaN(firstUnix)) {
        firstUnix = unix;
      }
      row.set(testTime, Math.rint((unix - firstUnix) * MICROS) / MICROS);
    }
  }

  private static String key(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
