package org.finales.cycler.drivers.eaps2000b;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.simulator.Wire;
import org.finales.cycler.spi.LabClock;

/** A supply that answers telegrams; it takes nothing unless it is under remote control. */
final class Ps2000bSimulator implements SimulatedInstrument {
  private static final Duration ANSWERS_AFTER = Duration.ofMillis(10);
  private static final long GAP_NANOS = 100_000_000L;

  static final int ACCEPTED = 0x00;
  static final int WRONG_SUM = 0x03;
  static final int WRONG_DELIMITER = 0x04;
  static final int WRONG_OUTPUT = 0x05;
  static final int NO_SUCH_OBJECT = 0x07;
  static final int WRONG_LENGTH = 0x08;
  static final int NO_RIGHTS = 0x09;
  static final int LOCKED = 0x0F;
  static final int TOO_HIGH = 0x30;

  private final List<SimulatedOutput> outputs;
  private final LabClock clock;
  private byte[] gathered = {};
  private long last;
  private boolean locked;

  /** Makes one with as many outputs as there are cells, one or two. */
  Ps2000bSimulator(List<SimulatedCell> cells, LabClock clock) {
    this.outputs = cells.stream().map(SimulatedOutput::new).toList();
    this.clock = clock;
  }

  @Override
  public void receive(byte[] bytes, Wire wire) {
    long now = clock.nanos();
    if (now - last > GAP_NANOS) {
      linkOpened();
    }
    last = now;
    for (byte one : bytes) {
      gathered = Arrays.copyOf(gathered, gathered.length + 1);
      gathered[gathered.length - 1] = one;
      int delimiter = gathered[0] & 0xFF;
      int data = Telegram.isQuery(delimiter) ? 0 : Telegram.length(delimiter);
      if (gathered.length == Telegram.OVERHEAD + data) {
        byte[] telegram = gathered;
        linkOpened();
        wire.send(answer(telegram, delimiter), ANSWERS_AFTER);
      }
    }
  }

  private byte[] answer(byte[] telegram, int delimiter) {
    int number = telegram[1] & 0xFF;
    int object = telegram[2] & 0xFF;
    if (!Telegram.isSummed(telegram)) {
      return code(number, WRONG_SUM);
    }
    // direction and kind of cast are those of a host that asks or sends
    if ((delimiter & 0x30) != 0x30 || Telegram.isAnswer(delimiter)) {
      return code(number, WRONG_DELIMITER);
    }
    if (number >= outputs.size()) {
      return code(number, WRONG_OUTPUT);
    }
    SimulatedOutput output = outputs.get(number);
    if (!Telegram.isQuery(delimiter)) {
      return code(number, locked ? LOCKED : output.take(object, Telegram.data(telegram)));
    }
    byte[] data = data(output, object);
    if (data.length == 0) {
      return code(number, NO_SUCH_OBJECT);
    }
    return Telegram.length(delimiter) == data.length
        ? Telegram.answer(number, object, data)
        : code(number, WRONG_LENGTH);
  }

  private static byte[] code(int output, int code) {
    return Telegram.answer(output, Telegram.ACKNOWLEDGEMENT, (byte) code);
  }

  private byte[] data(SimulatedOutput output, int object) {
    return switch (object) {
      case PsObject.TYPE -> text(outputs.size() == 1 ? "PS2042-06B" : "PS2342-06B");
      case PsObject.SERIAL -> text("1034440002");
      case PsObject.MAKER -> text("EA");
      case PsObject.FIRMWARE -> text("V2.01 simulated");
      case PsObject.NOMINAL_VOLTAGE -> number(SimulatedOutput.VOLT);
      case PsObject.NOMINAL_CURRENT -> number(SimulatedOutput.AMPERE);
      case PsObject.NOMINAL_POWER -> number(SimulatedOutput.WATT);
      case PsObject.DEVICE_CLASS -> Telegram.word(outputs.size() == 1 ? 0x10 : PsObject.TRIPLE);
      default -> output.tell(object);
    };
  }

  private static byte[] text(String text) {
    return Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), Telegram.LONGEST_DATA);
  }

  private static byte[] number(double value) {
    return ByteBuffer.allocate(Float.BYTES).putFloat((float) value).array();
  }

  @Override
  public void linkOpened() {
    gathered = new byte[0];
  }

  @Override
  public boolean anyOutputOn() {
    return outputs.stream().anyMatch(SimulatedOutput::on);
  }

  @Override
  public double[] truth(int channel) {
    return outputs.get(channel).truth();
  }

  @Override
  public boolean powerCycle() {
    locked = false;
    outputs.forEach(SimulatedOutput::powerUp);
    linkOpened();
    return true;
  }

  @Override
  public boolean refuseNextSetPoint() {
    outputs.get(0).refuseOnce();
    return true;
  }

  @Override
  public boolean raiseAlarm() {
    outputs.get(0).alarm();
    return true;
  }

  @Override
  public boolean takeLocalControl() {
    locked = true;
    outputs.forEach(SimulatedOutput::loseControl);
    return true;
  }

  @Override
  public boolean keepOutputOnOnce() {
    outputs.get(0).stick();
    return true;
  }
}
