package org.finales.cycler.toy;

import java.util.List;
import java.util.Set;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.AlarmKind;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;
import org.finales.cycler.spi.WrongInstrumentException;
import org.jspecify.annotations.Nullable;

/** The toy, opened. */
final class ToyDevice implements CyclerDevice {
  private final ToyLine line;
  private final Set<Flaw> flaws;
  private final DeviceIdentity identity;
  private final List<CyclerChannel> channels;
  private boolean closed;

  private ToyDevice(
      ToyLine line, Set<Flaw> flaws, DeviceIdentity identity, List<CyclerChannel> channels) {
    this.line = line;
    this.flaws = flaws;
    this.identity = identity;
    this.channels = channels;
  }

  static ToyDevice open(Connection connection, Set<Flaw> flaws) {
    ToyLine line = new ToyLine(connection, flaws);
    try {
      DeviceIdentity identity = identify(line, flaws);
      line.ask("REMOTE", words -> words);
      List<CyclerChannel> channels =
          List.of(
              new ToyChannel(line, connection.clock(), 0, flaws),
              new ToyChannel(line, connection.clock(), 1, flaws));
      if (!flaws.contains(Flaw.LEAVES_OUTPUT_ON_AT_OPEN)) {
        line.ask("OFF 0", ToyChannel::applied);
        line.ask("OFF 1", ToyChannel::applied);
      }
      return new ToyDevice(line, flaws, identity, channels);
    } catch (RuntimeException e) {
      line.close();
      throw e;
    }
  }

  static DeviceIdentity identify(ToyLine line, Set<Flaw> flaws) {
    String[] words = line.ask("ID", answer -> answer);
    if (!words[1].equals("T2") && !flaws.contains(Flaw.OPENS_ANYTHING)) {
      throw new WrongInstrumentException("a toy T2 was expected, but " + words[1] + " answers");
    }
    return new DeviceIdentity(words[0], words[1], words[2], words[3]);
  }

  @Override
  public DeviceIdentity identity() {
    return identity;
  }

  @Override
  public List<CyclerChannel> channels() {
    return channels;
  }

  @Override
  public DeviceStatus status() {
    String[] words = line.ask("STATUS", answer -> answer);
    boolean tripped = words[1].equals("true") && !flaws.contains(Flaw.HIDES_ALARMS);
    return new DeviceStatus(
        words[0].equals("remote"),
        tripped ? List.of(new Alarm(AlarmKind.OVERVOLTAGE, "OVP", "too high")) : List.of());
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    DeviceException failure = flaws.contains(Flaw.LEAVES_OUTPUT_ON_AT_CLOSE) ? null : allOff();
    line.close();
    if (failure != null) {
      throw failure;
    }
  }

  private @Nullable DeviceException allOff() {
    DeviceException failure = null;
    for (CyclerChannel channel : channels) {
      try {
        ((ToyChannel) channel).off();
      } catch (DeviceException e) {
        failure = e;
      }
    }
    return failure;
  }
}
