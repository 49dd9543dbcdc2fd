package org.finales.cycler.drivers.wattrex;

import java.util.List;
import org.finales.cycler.drivers.slcan.CanNode;
import org.finales.cycler.drivers.slcan.SimulatedAdapter;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.simulator.Wire;

/** A simulated adapter with WattRex's devices; trouble is made with the first of them. */
final class WattrexSimulator implements SimulatedInstrument {

  /** What can be done to a device on the bus. */
  interface Node extends CanNode {
    double[] truth();

    default boolean on() {
      return false;
    }

    default void powerCycle() {}

    default boolean refuseNext() {
      return false;
    }

    default boolean alarm() {
      return false;
    }

    default boolean stick() {
      return false;
    }
  }

  private final SimulatedAdapter adapter;
  private final Node first;

  WattrexSimulator(List<? extends Node> nodes, Node first) {
    this.adapter = new SimulatedAdapter(EpcSession.SPEED, nodes);
    this.first = first;
  }

  @Override
  public void receive(byte[] bytes, Wire wire) {
    adapter.receive(bytes, wire);
  }

  @Override
  public void linkOpened() {
    adapter.linkOpened();
  }

  @Override
  public boolean anyOutputOn() {
    return first.on();
  }

  @Override
  public double[] truth(int channel) {
    return first.truth();
  }

  /** The adapter hangs at the host's port; only the device loses its power. */
  @Override
  public boolean powerCycle() {
    first.powerCycle();
    return true;
  }

  @Override
  public boolean refuseNextSetPoint() {
    return first.refuseNext();
  }

  @Override
  public boolean raiseAlarm() {
    return first.alarm();
  }

  @Override
  public boolean keepOutputOnOnce() {
    return first.stick();
  }
}
