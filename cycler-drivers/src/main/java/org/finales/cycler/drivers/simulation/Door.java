package org.finales.cycler.drivers.simulation;

import org.finales.cycler.spi.LinkLostException;

/** Whether the simulated cycler is open. Thread-safe. */
final class Door {
  private volatile boolean closed;

  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  void openAgain() {
    closed = false;
  }

  void check() {
    if (closed) {
      throw new LinkLostException("the simulated cycler is closed; open it anew");
    }
  }
}
