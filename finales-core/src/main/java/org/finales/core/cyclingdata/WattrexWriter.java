package org.finales.core.cyclingdata;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.cyclingdata.table.DataFileException;
import org.finales.core.cyclingdata.table.Row;

/**
 * The tables of WattRex's Battery Experiments Manager: what it exports, with {@code MeasID}, whole
 * mV and mA and times to the second, or what it imports, with V and A and times to the microsecond.
 * Columns of the file's own follow as further measures. Not thread-safe.
 */
public final class WattrexWriter implements RowWriter {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int CHUNK = 1 << 15;
  private static final double MILLI = 1000;

  private final OutputStream out;
  private final boolean exported;
  private final int unix;
  private final int voltage;
  private final int current;
  private final int step;
  private final int[] measures;
  private final StringBuilder buffer = new StringBuilder(CHUNK * 2);
  private long written;

  /**
   * Begins with the headings.
   *
   * @param exported whether to write the layout of its exports, which rounds to mV, mA and seconds
   * @throws DataFileException if the rows have no clock time
   */
  public WattrexWriter(OutputStream out, List<Column> columns, boolean exported) {
    this.out = out;
    this.exported = exported;
    this.unix = Row.indexOf(columns, "unix_time_second");
    this.voltage = Row.indexOf(columns, "voltage_volt");
    this.current = Row.indexOf(columns, "current_ampere");
    this.step = Row.indexOf(columns, "step_id");
    if (unix < 0) {
      throw new DataFileException(
          "the older layout needs the time of day of each row, which this file does not tell; say"
              + " when the test began, as \"start\" in a mapping");
    }
    this.measures =
        IntStream.range(0, columns.size())
            .filter(i -> columns.get(i).quantity() == null && !columns.get(i).text())
            .toArray();
    buffer.append(exported ? "Timestamp,MeasID,Voltage,Current" : "timestamp,voltage,current");
    if (!exported && step >= 0) {
      buffer.append(",instr_id");
    }
    for (int measure : measures) {
      buffer.append(',');
      CsvWriter.quote(buffer, columns.get(measure).heading());
    }
    buffer.append('\n');
  }

  @Override
  public void write(Row row) throws IOException {
    if (Double.isNaN(row.number(unix))) {
      throw new DataFileException(
          "line %d: no clock time, which the older layout needs".formatted(row.line()));
    }
    Instant time = Instant.EPOCH.plus(row.micros(unix), ChronoUnit.MICROS);
    buffer.append((exported ? SECONDS : MICROS).format(time)).append(',');
    written++;
    if (exported) {
      buffer.append(written).append(',');
      buffer.append(Math.round(row.number(voltage) * MILLI)).append(',');
      buffer.append(Math.round(row.number(current) * MILLI));
    } else {
      Decimals.append(buffer, row.number(voltage));
      buffer.append(',');
      Decimals.append(buffer, row.number(current));
      if (step >= 0) {
        cell(row.number(step));
      }
    }
    for (int measure : measures) {
      cell(row.number(measure));
    }
    buffer.append('\n');
    if (buffer.length() > CHUNK) {
      flush();
    }
  }

  private void cell(double value) {
    buffer.append(',');
    if (Double.isFinite(value)) {
      Decimals.append(buffer, value);
    }
  }

  private void flush() throws IOException {
    out.write(buffer.toString().getBytes(StandardCharsets.UTF_8));
    buffer.setLength(0);
  }

  @Override
  public void close() throws IOException {
    flush();
    out.flush();
  }
}
