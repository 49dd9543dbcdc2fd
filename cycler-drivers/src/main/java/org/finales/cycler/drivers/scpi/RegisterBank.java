package org.finales.cycler.drivers.scpi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The limits of one output, of which the narrowest is held. They change in an order in which
 * nothing overshoots: what falls first, then the voltage, then what rises. Not thread-safe.
 */
public final class RegisterBank {
  private final ScpiSession session;
  private final Map<Register, Double> held = new HashMap<>();

  /** Makes one that does not know what the instrument holds. */
  public RegisterBank(ScpiSession session) {
    this.session = session;
  }

  /** Forgets what the instrument holds, for example because it lost its supply. */
  public void forget() {
    held.clear();
  }

  /**
   * Returns what the instrument said that it holds.
   *
   * @throws IllegalArgumentException if the register was not settled
   */
  public double held(Register register) {
    Double value = held.get(register);
    if (value == null) {
      throw new IllegalArgumentException(register.header() + " was not settled");
    }
    return value;
  }

  /**
   * Settles all values and reads each one back.
   *
   * @param voltage the register of the voltage
   * @param values what is wanted of each register, in any order
   * @throws org.finales.cycler.spi.RefusedException as {@link ScpiSession#settle}
   */
  public void settle(Register voltage, Map<Register, Double> values) {
    List<Register> falling = new ArrayList<>();
    List<Register> rising = new ArrayList<>();
    values.forEach(
        (register, value) -> {
          if (!register.equals(voltage)) {
            Double before = held.get(register);
            (before != null && value < before ? falling : rising).add(register);
          }
        });
    List<Register> order = new ArrayList<>(falling);
    if (values.containsKey(voltage)) {
      order.add(voltage);
    }
    order.addAll(rising);
    for (Register register : order) {
      held.remove(register);
      held.put(register, session.settle(register, values.getOrDefault(register, 0.0)));
    }
  }
}
