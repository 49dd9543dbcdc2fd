package org.finales.cycler.drivers.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.link.Link;
import org.finales.cycler.spi.InterruptedDeviceException;
import org.finales.cycler.spi.LinkLostException;

/**
 * An open serial port. A thread of its own takes what arrives, because the library rounds times to
 * wait up to tenths of a second, and because it tells only a reader that the port is gone.
 */
final class SerialLink implements Link {
  private static final int ROOM = 1 << 20;

  private final String name;
  private final SerialPort port;
  private final Runnable released;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final byte[] arrived = new byte[ROOM];
  private int first;
  private int count;
  private boolean lost;
  private boolean closed;

  SerialLink(String name, SerialPort port, Runnable released) {
    this.name = name;
    this.port = port;
    this.released = released;
    Thread reader = new Thread(this::listen, "serial port " + name);
    reader.setDaemon(true);
    reader.start();
  }

  private void listen() {
    byte[] piece = new byte[4096];
    while (true) {
      int read = port.readBytes(piece, piece.length);
      lock.lock();
      try {
        if (closed) {
          return;
        }
        if (read < 0) {
          lost = true;
          changed.signalAll();
          return;
        }
        keep(piece, read);
      } finally {
        lock.unlock();
      }
    }
  }

  /** Keeps the newest bytes: what nobody fetched for a megabyte is no answer to anything. */
  private void keep(byte[] piece, int read) {
    for (int i = 0; i < read; i++) {
      if (count == ROOM) {
        first = (first + 1) % ROOM;
        count--;
      }
      arrived[(first + count) % ROOM] = piece[i];
      count++;
    }
    if (read > 0) {
      changed.signalAll();
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void write(byte[] bytes) {
    checkThere();
    int written = port.writeBytes(bytes, bytes.length);
    if (written != bytes.length) {
      lock.lock();
      try {
        lost = true;
      } finally {
        lock.unlock();
      }
      throw gone();
    }
  }

  private void checkThere() {
    lock.lock();
    try {
      if (lost || closed) {
        throw gone();
      }
    } finally {
      lock.unlock();
    }
  }

  private LinkLostException gone() {
    return new LinkLostException(
        name + " is gone; check the cable, and open the instrument anew when it is back");
  }

  @Override
  public int read(byte[] into, int offset, int atMost, Duration within) {
    long left = within.toNanos();
    lock.lock();
    try {
      while (count == 0 && !lost && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (count == 0 && (lost || closed)) {
        throw gone();
      }
      int taken = Math.min(atMost, count);
      for (int i = 0; i < taken; i++) {
        into[offset + i] = arrived[(first + i) % ROOM];
      }
      first = (first + taken) % ROOM;
      count -= taken;
      return taken;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedDeviceException("interrupted while listening to " + name, e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    port.closePort();
    released.run();
  }
}
