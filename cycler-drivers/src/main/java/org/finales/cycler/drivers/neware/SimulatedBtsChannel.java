package org.finales.cycler.drivers.neware;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.finales.cycler.cell.CellModel;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.spi.LabClock;
import org.jspecify.annotations.Nullable;

/** One channel of the simulated system, with its cell and its test. */
final class SimulatedBtsChannel {
  private static final int DEVICE = 21;

  private final int number;
  private final CellModel cell;
  private final LabClock clock;
  private @Nullable SimulatedTest test;
  private String barcode = "";
  private int testId;
  private long startedSeconds;
  private long shown;

  SimulatedBtsChannel(int number, CellParameters parameters, LabClock clock) {
    this.number = number;
    this.cell = new CellModel(parameters);
    this.clock = clock;
    this.shown = clock.nanos();
  }

  /** Returns the attributes that name it, with the name that the command uses for its number. */
  String address(String numberName) {
    return "ip=\"127.0.0.1\" devtype=\"27\" devid=\""
        + DEVICE
        + "\" subdevid=\"1\" "
        + numberName
        + "=\""
        + number
        + "\"";
  }

  private String withoutServer() {
    return address("chlid").substring("ip=\"127.0.0.1\" ".length());
  }

  void catchUp() {
    long now = clock.nanos();
    double passed = (now - shown) / 1e9;
    if (passed > 0) {
      shown = now;
      SimulatedTest running = test;
      if (running == null || running.status.equals("pause")) {
        cell.advance(Math.min(passed, CellModel.MAX_SECONDS));
      } else {
        running.advance(Math.min(passed, CellModel.MAX_SECONDS));
      }
    }
  }

  String status() {
    SimulatedTest running = test;
    return running == null ? "finish" : running.status;
  }

  boolean on() {
    catchUp();
    return cell.current() != 0;
  }

  double[] truth() {
    catchUp();
    return new double[] {cell.voltage(), cell.current()};
  }

  boolean start(StepFile file, String name) {
    if (status().equals("working") || status().equals("pause")) {
      return false;
    }
    barcode = name;
    testId++;
    startedSeconds = Math.floorDiv(clock.micros(), 1_000_000L);
    test = new SimulatedTest(file, cell);
    return true;
  }

  boolean stop() {
    SimulatedTest running = test;
    if (running == null || !(status().equals("working") || status().equals("pause"))) {
      return false;
    }
    running.stop();
    return true;
  }

  boolean pause() {
    SimulatedTest running = test;
    if (running == null || !status().equals("working")) {
      return false;
    }
    running.pause();
    return true;
  }

  boolean resume() {
    SimulatedTest running = test;
    if (running == null || !status().equals("pause")) {
      return false;
    }
    running.resume();
    return true;
  }

  void protect() {
    SimulatedTest running = test;
    if (running != null) {
      catchUp();
      running.protectNow();
    }
  }

  String inquired() {
    SimulatedTest running = test;
    boolean steps = running != null && !status().equals("finish");
    return "<inquire dev=\"27-"
        + DEVICE
        + "-1-"
        + number
        + "-0\" cycle_id=\""
        + (running == null ? 1 : running.cycle)
        + "\""
        + (steps && running != null ? " step_id=\"" + (running.index + 1) + "\"" : "")
        + " step_type=\""
        + (steps && running != null ? running.step().kind().word : "--")
        + "\" workstatus=\""
        + status()
        + "\" barcode=\""
        + XmlNode.escaped(barcode)
        + "\" current=\""
        + number(cell.current(), 4)
        + "\" voltage=\""
        + number(cell.voltage(), 4)
        + "\" capacity=\""
        + (running == null ? "0" : number(running.charge, 4))
        + "\" energy=\""
        + (running == null ? "0" : number(running.energy, 4))
        + "\" totaltime=\""
        + (running == null ? "0" : number(running.seconds, 1))
        + "\" relativetime=\""
        + (running == null ? "0" : number(running.stepSeconds, 1))
        + "\" open_or_close=\"0\" log_code=\""
        + (status().equals("working") ? "102000" : "0")
        + "\" />";
  }

  String counted() {
    SimulatedTest running = test;
    return "<chl "
        + withoutServer()
        + " testid=\""
        + testId
        + "\" count=\""
        + (running == null ? 0 : running.points.size())
        + "\">"
        + !status().equals("working")
        + "</chl>";
  }

  String downloaded(int from, int count) {
    SimulatedTest running = test;
    List<SimulatedTest.Point> all = running == null ? List.of() : running.points;
    int first = Math.max(1, from);
    int last = Math.min(all.size(), first + Math.max(0, count) - 1);
    StringBuilder text = new StringBuilder();
    text.append("  <download ")
        .append(withoutServer())
        .append(" testid=\"")
        .append(testId)
        .append("\" startpos=\"")
        .append(from)
        .append("\" count=\"")
        .append(count)
        .append("\" auxid=\"0\" />\r\n");
    if (last < first) {
      return text + "  <list count=\"0\" />\r\n";
    }
    text.append("  <list count=\"").append(last - first + 1).append("\">\r\n");
    for (int i = first; i <= last; i++) {
      SimulatedTest.Point point = all.get(i - 1);
      text.append("    <data seqid=\"")
          .append(i)
          .append("\" stepid=\"")
          .append(point.step())
          .append("\" cycleid=\"")
          .append(point.cycle())
          .append("\" steptype=\"")
          .append(point.word())
          .append("\" testtime=\"")
          .append(Math.round(point.stepSeconds() * 1000))
          .append("\" atime=\"")
          .append(BtsPoint.time(startedSeconds + (long) point.seconds()))
          .append("\" volt=\"")
          .append(number(point.volt(), 15))
          .append("\" curr=\"")
          .append(number(point.ampere(), 15))
          .append("\" cap=\"")
          .append(number(point.charge(), 15))
          .append("\" eng=\"")
          .append(number(point.energy(), 15))
          .append("\" />\r\n");
    }
    return text + "  </list>\r\n";
  }

  private static String number(double value, int decimals) {
    BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
