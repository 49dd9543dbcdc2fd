package org.finales.server.web.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.finales.api.battery.Battery;
import org.finales.api.battery.Chemistry;
import org.finales.api.battery.Technology;
import org.finales.api.broker.UnavailableException;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.text.Profile;
import org.finales.api.cycling.text.ProfileException;
import org.finales.api.cycling.text.ProfileProblem;
import org.finales.api.cycling.text.ProfileText;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationChannel;
import org.finales.core.engine.Actor;
import org.finales.core.lab.Laboratory;
import org.finales.core.protocol.check.BatteryWindow;
import org.finales.core.protocol.check.ChannelAbility;
import org.finales.core.protocol.check.ChannelTerms;
import org.finales.core.protocol.check.Compatibility;
import org.finales.core.protocol.check.Estimate;
import org.finales.core.protocol.check.Finding;
import org.finales.core.protocol.check.ProtocolCheck;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.sequence.SequencerOptions;
import org.finales.cycler.sequence.StepWords;
import org.finales.cycler.spi.Envelope;
import org.finales.server.web.kit.chart.ChartData;
import org.finales.server.web.kit.chart.ChartData.Series;
import org.jspecify.annotations.Nullable;

/** Checks what is planned and reckons what it comes to. Thread-safe. */
final class Planner {
  private static final int MOST_COURSES = 100;
  private static final int MOST_WORDS = 200;
  private static final int AT_ONCE = 2;
  private static final int PATIENCE_SECONDS = 20;
  private static final double USUAL_CAPACITY = 1;

  private final Laboratory laboratory;

  /** An estimate takes up to two seconds of a core. */
  private final Semaphore reckoning = new Semaphore(AT_ONCE);

  private final Map<String, ChartData> courses =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ChartData> eldest) {
          return size() > MOST_COURSES;
        }
      };

  Planner(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  /** What was read of a text. */
  record Reading(
      @Nullable Protocol protocol, List<ProfileProblem> problems, List<ProfileProblem> warnings) {}

  static Reading read(String text) {
    if (text.isBlank()) {
      return new Reading(null, List.of(), List.of());
    }
    try {
      Profile profile = ProfileText.read(text);
      return new Reading(profile.protocol(), List.of(), profile.warnings());
    } catch (ProfileException e) {
      return new Reading(null, e.problems(), List.of());
    }
  }

  /**
   * Looks at all of it.
   *
   * @param station the station; null for any
   * @param soc state of charge at the beginning, 0 to 1; NaN if nobody says
   */
  Plan plan(
      Actor actor,
      @Nullable RegisteredBattery battery,
      @Nullable UUID station,
      @Nullable RegisteredProtocol registered,
      Reading reading,
      double soc) {
    Protocol protocol = registered == null ? reading.protocol() : registered.protocol();
    if (protocol == null) {
      return new Plan(
          battery,
          null,
          null,
          reading.problems(),
          reading.warnings(),
          List.of(),
          List.of(),
          null,
          "",
          "");
    }
    double capacity = capacity(battery);
    List<Finding> findings = new ArrayList<>(ProtocolCheck.of(protocol, capacity));
    if (battery != null) {
      findings.addAll(suits(actor, protocol, battery.battery(), station));
    }
    Estimate estimate = null;
    String unknown = "";
    String key = "";
    try {
      estimate = estimate(protocol, battery, soc);
      for (Finding each : estimate.findings()) {
        if (!findings.contains(each)) {
          findings.add(each);
        }
      }
      key = keep(estimate);
    } catch (IllegalArgumentException e) {
      unknown = String.valueOf(e.getMessage());
    }
    return new Plan(
        battery,
        registered,
        protocol,
        List.of(),
        reading.warnings(),
        findings,
        words(protocol, capacity),
        estimate,
        unknown,
        key);
  }

  /** The course of an estimate that was made lately; null if it is forgotten. */
  @Nullable ChartData course(String key) {
    synchronized (courses) {
      return courses.get(key);
    }
  }

  private String keep(Estimate estimate) {
    List<double[]> voltage = new ArrayList<>();
    List<double[]> current = new ArrayList<>();
    for (Estimate.Stretch each : estimate.course()) {
      double half = each.seconds() + each.length() / 2;
      voltage.add(new double[] {each.seconds(), each.minVoltage()});
      current.add(new double[] {each.seconds(), each.minCurrent()});
      if (each.maxVoltage() > each.minVoltage()) {
        voltage.add(new double[] {half, each.maxVoltage()});
      }
      if (each.maxCurrent() > each.minCurrent()) {
        current.add(new double[] {half, each.maxCurrent()});
      }
    }
    ChartData data =
        new ChartData(
            List.of(
                new Series("Voltage", "V", 0, voltage), new Series("Current", "A", 1, current)));
    String key = UUID.randomUUID().toString();
    synchronized (courses) {
      courses.put(key, data);
    }
    return key;
  }

  static double capacity(@Nullable RegisteredBattery battery) {
    return battery == null ? Double.NaN : BatteryWindow.of(battery.battery()).capacityAh();
  }

  /** What keeps protocol, battery and the channel that suits best from each other. */
  List<Finding> suits(Actor actor, Protocol protocol, Battery battery, @Nullable UUID station) {
    List<Station> stations =
        laboratory.stations().list(actor, false).stream()
            .filter(known -> station == null || known.id().equals(station))
            .toList();
    List<Finding> best = null;
    for (Station each : stations) {
      for (ChannelAbility channel : channels(actor, each).values()) {
        List<Finding> found = Compatibility.of(protocol, battery, channel);
        if (best == null || errors(found) < errors(best)) {
          best = found;
        }
        if (errors(best) == 0) {
          return best;
        }
      }
    }
    if (best != null) {
      return best;
    }
    return Compatibility.of(protocol, battery, ChannelTerms.within(null));
  }

  private Map<String, ChannelAbility> channels(Actor actor, Station station) {
    Map<String, ChannelNeeds> said = laboratory.stations().abilities(actor, station.id());
    Map<String, ChannelAbility> all = new HashMap<>();
    for (StationChannel channel : station.draft().channels()) {
      ChannelNeeds can = said.get(channel.name());
      all.put(
          channel.name(),
          can == null ? ChannelTerms.within(channel.limits()) : ChannelTerms.ability(can));
    }
    return all;
  }

  private static long errors(List<Finding> findings) {
    return findings.stream().filter(f -> f.level() == Finding.Level.ERROR).count();
  }

  private static List<String> words(Protocol protocol, double capacity) {
    try {
      List<String> words =
          StepWords.of(
              protocol,
              SequencerOptions.of(capacity, Envelope.UNBOUNDED)
                  .withStateOfCharge(1)
                  .withImpedance());
      return words.subList(0, Math.min(MOST_WORDS, words.size()));
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  private Estimate estimate(Protocol protocol, @Nullable RegisteredBattery battery, double soc) {
    CellParameters cell = CellParameters.parse(cell(protocol, battery, soc));
    try {
      if (!reckoning.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new UnavailableException("too many estimates at once; try again in a moment", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("the server stops", e);
    }
    try {
      return Estimate.of(protocol, cell, Envelope.UNBOUNDED);
    } finally {
      reckoning.release();
    }
  }

  /** The model that stands for a battery. */
  private static String cell(Protocol protocol, @Nullable RegisteredBattery battery, double soc) {
    double capacity = capacity(battery);
    if (!(capacity > 0) || Double.isInfinite(capacity)) {
      capacity =
          protocol.capacity() == null
              ? USUAL_CAPACITY
              : protocol.capacity().doubleValue(org.finales.api.quantity.Unit.parse("Ah"));
    }
    StringBuilder text = new StringBuilder(chemistry(battery == null ? null : battery.battery()));
    text.append("?capacity=").append(java.math.BigDecimal.valueOf(capacity).toPlainString());
    text.append("Ah");
    if (battery != null && battery.battery().cellsInSeries() != null) {
      text.append("&series=").append(battery.battery().cellsInSeries().value().toPlainString());
    }
    if (!Double.isNaN(soc)) {
      text.append("&soc=").append(soc * 100).append('%');
    }
    return text.toString();
  }

  private static String chemistry(@Nullable Battery battery) {
    Technology technology = battery == null ? Technology.LITHIUM_ION : battery.technology();
    if (battery == null || technology == null) {
      return "li-ion-nmc";
    }
    return switch (technology) {
      case LEAD_ACID, VALVE_REGULATED_LEAD_ACID -> "lead-acid";
      case REDOX_FLOW, VANADIUM_REDOX_FLOW -> "vanadium-redox";
      case LITHIUM_ION, LITHIUM_METAL, LITHIUM_POLYMER, SOLID_STATE -> lithium(battery.chemistry());
      default ->
          throw new IllegalArgumentException("there is no model of a battery of this technology");
    };
  }

  private static String lithium(@Nullable Chemistry chemistry) {
    if (chemistry == null) {
      return "li-ion-nmc";
    }
    return switch (chemistry) {
      case NCA -> "li-ion-nca";
      case LMO -> "li-ion-lmo";
      case LFP -> "li-ion-lfp";
      case LCO -> "li-ion-lco";
      case LTO -> "li-ion-lto";
      default -> "li-ion-nmc";
    };
  }
}
