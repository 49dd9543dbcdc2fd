package org.finales.server.web.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.text.ProfileProblem;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.core.protocol.check.Estimate;
import org.finales.core.protocol.check.Finding;
import org.finales.core.protocol.check.Range;
import org.finales.cycler.cell.CellChemistry;
import org.finales.cycler.sequence.SequenceStatus;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an experiment before it is queued; immutable.
 *
 * @param battery the battery; null if none is chosen
 * @param registered the protocol, if one that is registered is chosen; or null
 * @param protocol what is to be done; null if that cannot be read, or nothing is chosen
 * @param problems what is wrong in the text
 * @param warnings what looks like a slip in the text
 * @param findings what should be known of protocol, battery and station
 * @param words each step in words; empty if they cannot be said
 * @param estimate what it comes to; null if that cannot be reckoned
 * @param unknown why it cannot be reckoned; empty for nothing
 * @param key under which its course is kept; empty without an estimate
 */
public record Plan(
    @Nullable RegisteredBattery battery,
    @Nullable RegisteredProtocol registered,
    @Nullable Protocol protocol,
    List<ProfileProblem> problems,
    List<ProfileProblem> warnings,
    List<Finding> findings,
    List<String> words,
    @Nullable Estimate estimate,
    String unknown,
    String key) {

  /** Copies the lists. */
  public Plan {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
    findings = List.copyOf(findings);
    words = List.copyOf(words);
  }

  /** Whether it could be queued as far as protocol, battery and station are concerned. */
  public boolean isPossible() {
    return protocol != null && battery != null && errors().isEmpty();
  }

  /** What keeps it from running. */
  public List<Finding> errors() {
    return of(Finding.Level.ERROR);
  }

  /** What is unsafe or senseless. */
  public List<Finding> risks() {
    return of(Finding.Level.WARNING);
  }

  /** What is good to know. */
  public List<Finding> notes() {
    return of(Finding.Level.NOTE);
  }

  private List<Finding> of(Finding.Level level) {
    return findings.stream().filter(finding -> finding.level() == level).toList();
  }

  /** How long it takes by estimate, in words. */
  public String duration(String moreThan) {
    Estimate known = known();
    String time = time(known.seconds());
    return known.status() == SequenceStatus.RUNNING ? moreThan + " " + time : time;
  }

  /** When it would end if it began now. */
  public String end(Instant now) {
    return now.plusSeconds((long) Math.min(known().seconds(), 1e11)).toString();
  }

  /** The charge that goes in. */
  public String charged() {
    return number(known().total().chargedAh()) + " Ah";
  }

  /** The charge that comes out. */
  public String discharged() {
    return number(known().total().dischargedAh()) + " Ah";
  }

  /** Lowest and highest voltage. */
  public String voltages() {
    return range(known().voltage(), "V");
  }

  /** Lowest and highest temperature. */
  public String temperatures() {
    return range(known().temperature(), "°C");
  }

  /** The model of a cell that it was reckoned on. */
  public String model() {
    CellChemistry chemistry = known().cell().chemistry();
    return (chemistry == null ? "" : chemistry.code() + ", ")
        + number(known().cell().packCapacityAh())
        + " Ah";
  }

  private Estimate known() {
    return Objects.requireNonNull(estimate, "only with an estimate");
  }

  private static String range(Range range, String unit) {
    return number(range.least()) + " – " + number(range.most()) + " " + unit;
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString()
        : "?";
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    long days = whole / 86_400;
    long hours = whole / 3_600 % 24;
    long minutes = whole / 60 % 60;
    if (days > 0) {
      return days + " d " + hours + " h";
    }
    if (hours > 0) {
      return hours + " h " + minutes + " min";
    }
    return minutes > 0 ? minutes + " min " + whole % 60 + " s" : whole + " s";
  }
}
