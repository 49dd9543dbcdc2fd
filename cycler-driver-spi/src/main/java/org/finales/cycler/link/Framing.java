package org.finales.cycler.link;

import java.time.Duration;

/** Says where an answer ends. Thread-safe. */
@FunctionalInterface
public interface Framing {
  /** The answer is not complete yet. */
  int MORE = -1;

  /** What has come can never become an answer. */
  int HOPELESS = -2;

  /**
   * Looks for the end.
   *
   * @param bytes what has come; only the first {@code length} count
   * @param length how many bytes have come, one or more
   * @return how many bytes the answer has, or {@link #MORE}, or {@link #HOPELESS}
   */
  int end(byte[] bytes, int length);

  /**
   * Returns how long a silence ends the answer, for protocols without another end; zero for those
   * that have one.
   */
  default Duration endsAfterSilence() {
    return Duration.ZERO;
  }

  /**
   * Returns how long nothing may follow a whole answer; zero if it does not matter. For protocols
   * whose answers do not say to which question they belong: a second answer right behind the first
   * shows that host and instrument are out of step, and neither is taken.
   */
  default Duration quietAfter() {
    return Duration.ZERO;
  }

  /** An answer that ends with a line feed, a carriage return or both. */
  static Framing line() {
    return Lines.FRAMING;
  }

  /** An answer of so many bytes. */
  static Framing bytes(int count) {
    return (bytes, length) -> length >= count ? count : MORE;
  }

  /** An answer that ends when nothing more comes for so long. */
  static Framing untilSilence(Duration silence) {
    return new Framing() {
      @Override
      public int end(byte[] bytes, int length) {
        return MORE;
      }

      @Override
      public Duration endsAfterSilence() {
        return silence;
      }
    };
  }
}
