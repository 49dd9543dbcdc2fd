package org.finales.cycler.drivers.wattrex;

import java.util.ArrayList;
import java.util.List;
import org.finales.cycler.drivers.slcan.CanPort;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.AlarmKind;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;

/** An opened battery monitor. Thread-safe. */
final class BmsDevice implements CyclerDevice {
  private record Meaning(int mask, AlarmKind kind, String text) {}

  private static final List<Meaning> ERRORS =
      List.of(
          new Meaning(0x01, AlarmKind.OTHER, "the battery monitor failed"),
          new Meaning(0x02, AlarmKind.COMMUNICATION, "the battery monitor lost its sensors"),
          new Meaning(0x04, AlarmKind.OTHER, "a voltage of the stack is out of bounds"),
          new Meaning(0x08, AlarmKind.OTHER, "something leaks"),
          new Meaning(0x10, AlarmKind.OVERTEMPERATURE, "a temperature is out of bounds"),
          new Meaning(0x20, AlarmKind.OTHER, "a pressure is out of bounds"));

  /** Flags of the adapter: overrun, error passive, bus error. */
  private static final int TROUBLE = 1 << 3 | 1 << 5 | 1 << 7;

  private final CanPort port;
  private final BmsAssembler assembler;
  private final BmsChannel channel;
  private final DeviceIdentity identity;

  BmsDevice(CanPort port, BmsAssembler assembler, BmsChannel channel, int number) {
    this.port = port;
    this.assembler = assembler;
    this.channel = channel;
    this.identity = new DeviceIdentity("WattRex", "BMS", Integer.toString(number), "");
  }

  @Override
  public DeviceIdentity identity() {
    return identity;
  }

  @Override
  public List<CyclerChannel> channels() {
    return List.of(channel);
  }

  @Override
  public DeviceStatus status() {
    int flags = port.flags();
    boolean silent = channel.isSilent();
    List<Alarm> alarms = new ArrayList<>();
    int errors = assembler.errors();
    for (Meaning meaning : ERRORS) {
      if ((errors & meaning.mask()) != 0) {
        alarms.add(
            new Alarm(
                meaning.kind(), String.format("ERROR 0x%02X", meaning.mask()), meaning.text()));
      }
    }
    if (silent) {
      alarms.add(
          new Alarm(
              AlarmKind.COMMUNICATION, "silence", "nothing came of the battery monitor for 30 s"));
    }
    if (flags > 0 && (flags & TROUBLE) != 0) {
      alarms.add(
          new Alarm(
              AlarmKind.COMMUNICATION,
              String.format("F%02X", flags),
              "the CAN adapter had trouble with the bus"));
    }
    return new DeviceStatus(true, alarms);
  }

  @Override
  public void acknowledge() {
    assembler.forgetErrors();
  }

  @Override
  public void close() {
    port.close();
  }
}
