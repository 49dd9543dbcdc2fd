package org.finales.cycler.link;

import java.time.Duration;

/**
 * A way for bytes to an instrument and back: a serial port, a TCP connection, a simulator. One
 * thread at a time.
 */
public interface Link extends AutoCloseable {

  /** Returns what people call it, for messages: {@code /dev/ttyACM0}, {@code host:502}. */
  String name();

  /**
   * Sends all bytes.
   *
   * @throws org.finales.cycler.spi.LinkLostException if there is no way any more
   */
  void write(byte[] bytes);

  /**
   * Reads what has arrived, or waits for it.
   *
   * @param into where the bytes go
   * @param offset where the first one goes
   * @param atMost how many bytes at most, one or more
   * @param within how long to wait for the first byte; zero or less only takes what is there
   * @return how many bytes came; 0 if none did in time
   * @throws org.finales.cycler.spi.LinkLostException if there is no way any more
   */
  int read(byte[] into, int offset, int atMost, Duration within);

  /** Closes it; does nothing the second time, and never throws. */
  @Override
  void close();
}
