package org.finales.cycler.drivers.wattrex;

import java.util.ArrayList;
import java.util.List;
import org.finales.cycler.drivers.slcan.CanFrame;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.InputKind;

/**
 * What a converter says of itself; immutable.
 *
 * @param device low six bits of its number on the bus
 * @param firmware number of its firmware
 * @param revision revision of its board, 0 for A
 * @param body whether the temperature of its body is measured
 * @param anode whether the temperature of the battery's terminal is measured
 * @param ambient whether the temperature of the ambient is measured
 * @param serial serial number
 */
record EpcInfo(
    int device,
    int firmware,
    int revision,
    boolean body,
    boolean anode,
    boolean ambient,
    int serial) {
  static final int LENGTH = 4;

  static EpcInfo of(CanFrame frame) {
    if (frame.length() != LENGTH) {
      throw new Unreadable("an information of 4 bytes");
    }
    int bits = frame.word(0) | frame.word(2) << 16;
    return new EpcInfo(
        bits & 0x3F,
        bits >> 6 & 0x1F,
        bits >> 11 & 7,
        (bits >> 20 & 1) != 0,
        (bits >> 18 & 3) != 0,
        (bits >> 21 & 1) != 0,
        bits >>> 24);
  }

  byte[] data() {
    int bits =
        device
            | firmware << 6
            | revision << 11
            | (anode ? 1 << 18 : 0)
            | (body ? 1 << 20 : 0)
            | (ambient ? 1 << 21 : 0)
            | serial << 24;
    byte[] data = new byte[LENGTH];
    EpcMessage.word(data, 0, bits, true);
    EpcMessage.word(data, 2, bits >> 16, true);
    return data;
  }

  DeviceIdentity identity() {
    return new DeviceIdentity(
        "WattRex",
        "EPC rev. " + (char) ('A' + revision),
        Integer.toString(serial),
        Integer.toString(firmware));
  }

  boolean hasTemperatures() {
    return body || anode || ambient;
  }

  List<AuxiliaryInput> inputs() {
    List<AuxiliaryInput> inputs = new ArrayList<>();
    inputs.add(new AuxiliaryInput("high side", InputKind.VOLTAGE));
    if (body) {
      inputs.add(new AuxiliaryInput("body", InputKind.TEMPERATURE));
    }
    if (anode) {
      inputs.add(new AuxiliaryInput("anode", InputKind.TEMPERATURE));
    }
    if (ambient) {
      inputs.add(new AuxiliaryInput("ambient", InputKind.TEMPERATURE));
    }
    return inputs;
  }
}
