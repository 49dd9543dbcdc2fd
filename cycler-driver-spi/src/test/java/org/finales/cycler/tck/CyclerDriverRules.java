package org.finales.cycler.tck;

import java.util.List;
import java.util.Optional;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.link.LinkProvider;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.ProtocolFile;
import org.finales.cycler.spi.Ratings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/**
 * The rules for drivers of cyclers, as tests. Extend it, say which driver is meant and what is
 * connected, and run the class with JUnit.
 *
 * <p>Every rule has a number and is required or optional. A rule about something that the driver
 * does not offer is skipped with a message that begins with {@code lacking:}. With a simulated
 * instrument everything runs on a clock that needs no real time; a rule that takes an hour of that
 * time is taken for hanging.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class CyclerDriverRules
    implements DescriptionRules,
        OpeningRules,
        ClosingRules,
        ReadingRules,
        SteeringRules,
        RefusalRules,
        ProgrammedRules,
        CableRules,
        PulledCableRules,
        TroubleRules,
        ThreadRules,
        TransportRules {
  private final Bench bench = new Bench(this);

  /** Makes one; JUnit does so for each rule. */
  protected CyclerDriverRules() {}

  /** Returns the driver that is held to the rules. */
  protected abstract CyclerDriver driver();

  /**
   * Returns where the instrument is: a connection string that the driver's simulator understands,
   * for example {@code toy:sim://li-ion-nmc}, or that of a real instrument. The simulated cell has
   * to be about half full.
   */
  protected abstract String connection();

  /** Returns how many channels the instrument has. */
  protected abstract int channels();

  /**
   * Returns voltages, currents and powers that what is connected bears; the rules stay within them
   * and within the ratings. All voltages and currents are finite.
   */
  protected abstract Envelope window();

  /**
   * Makes the simulated instrument, unless the connection string has a scheme other than {@code
   * sim}; the driver's own unless overridden. Without one the rules that need to know the truth or
   * to make trouble are skipped.
   */
  protected Optional<SimulatedInstrument> instrument(Connection connection) {
    return driver().simulator(connection);
  }

  /**
   * Makes a simulated instrument that speaks the same protocol but is not one of this driver's;
   * none unless overridden.
   */
  protected Optional<SimulatedInstrument> otherInstrument(Connection connection) {
    return Optional.empty();
  }

  /**
   * Tells whether answers have a checksum that finds nearly every error; no unless overridden.
   * Readings that were garbled on their way have to be noticed then.
   */
  protected boolean checksummed() {
    return false;
  }

  /**
   * Tells whether an answer to an earlier question is noticed, because answers carry a number or an
   * address, or because none may follow another ({@link
   * org.finales.cycler.link.Framing#quietAfter()}); no unless overridden.
   */
  protected boolean noticesStaleAnswers() {
    return false;
  }

  /**
   * Returns a protocol for a channel that runs protocols by itself; only asked for such channels. A
   * current flows within its first four minutes, it ends within an hour, and points are recorded.
   * Unless overridden there is one for channels that know the format {@code finales}: a rest, two
   * minutes of current, and a rest.
   */
  protected Optional<ProtocolFile> protocol(ProgrammedChannel channel) {
    return channel.formats().contains(Protocols.FORMAT)
        ? Optional.of(Protocols.shortRun(channel.ratings(), window()))
        : Optional.empty();
  }

  /**
   * Returns by how much a value that was read or set may be wrong: what the ratings say, or 0.5 %
   * of full scale where they say nothing.
   *
   * @param quantity voltage, current, power or resistance
   * @param value the value, in the unit of the mode
   */
  protected double error(ControlMode quantity, double value, Ratings ratings) {
    return Errors.of(quantity, value, ratings);
  }

  /**
   * Returns how many exchanges are garbled in a row: 2,000, or what the system property {@code
   * finales.tck.garbled} says.
   */
  protected int garbledExchanges() {
    return Integer.getInteger("finales.tck.garbled", 2000);
  }

  /** Returns links over which a real instrument is reached, besides TCP; none unless overridden. */
  protected List<LinkProvider> links() {
    return List.of();
  }

  /** Returns what the rules work with; for the rules themselves. */
  @Override
  public final Bench bench() {
    return bench;
  }

  /** Switches everything off that a rule left open. */
  @AfterEach
  final void clearTheBench() {
    bench.clear();
  }
}
