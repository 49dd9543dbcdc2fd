package org.finales.cycler.link;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.NoAnswerException;
import org.finales.cycler.spi.NonsenseException;
import org.jspecify.annotations.Nullable;

/**
 * Asks an instrument one thing at a time. Thread-safe: callers wait for each other.
 *
 * <p>Before it asks, it throws away what nobody asked for. After a silence, half an answer or
 * nonsense it throws away what comes for as long as an answer may take, so that a late answer is
 * not taken for the answer to another question, and asks again as often as the policy allows. A
 * refusal is an answer and is not repeated.
 */
public final class Exchange {
  private static final int EXCERPT = 60;
  private static final int PIECE = 4096;

  /** How many bytes nobody asked for are thrown away at most, before a line counts as babbling. */
  private static final long BABBLE = 64L * 1024 * 1024;

  private final Link link;
  private final LabClock clock;
  private final ExchangePolicy policy;
  private final ReentrantLock one = new ReentrantLock();
  private final byte[] piece = new byte[PIECE];
  private long spacedUntil = Long.MIN_VALUE;
  private long lateUntil = Long.MIN_VALUE;

  /** Makes one that uses a link alone. */
  public Exchange(Link link, LabClock clock, ExchangePolicy policy) {
    this.link = link;
    this.clock = clock;
    this.policy = policy;
  }

  /** Returns what people call the link. */
  public String name() {
    return link.name();
  }

  /** Returns how patient it is. */
  public ExchangePolicy policy() {
    return policy;
  }

  /**
   * Sends something that is not answered.
   *
   * @throws org.finales.cycler.spi.LinkLostException if there is no way to the instrument
   */
  public void tell(byte[] bytes) {
    one.lock();
    try {
      pace();
      link.write(bytes);
      exchanged();
    } finally {
      one.unlock();
    }
  }

  /**
   * Asks something and waits for the answer.
   *
   * @param what what is asked, for messages: {@code MEAS:VOLT?}
   * @param question the bytes that ask
   * @param framing where the answer ends
   * @param reader makes something of the answer
   * @throws NoAnswerException if the instrument was silent in every attempt
   * @throws NonsenseException if something came, but never an answer
   * @throws org.finales.cycler.spi.LinkLostException if there is no way to the instrument
   */
  public <T> T ask(String what, byte[] question, Framing framing, AnswerReader<T> reader) {
    one.lock();
    try {
      Attempt attempt = new Attempt();
      for (int i = 0; i < policy.attempts(); i++) {
        pace();
        throwAway();
        link.write(question);
        byte @Nullable [] answer = attempt.listen(framing);
        exchanged();
        if (answer != null) {
          try {
            T read = reader.read(answer);
            if (i > 0) {
              // the answer to the first attempt may still be on its way
              expectLateAnswers();
            }
            return read;
          } catch (Unreadable e) {
            attempt.nonsense(answer, answer.length, String.valueOf(e.getMessage()));
          }
        }
        expectLateAnswers();
      }
      throw attempt.failure(what);
    } finally {
      one.unlock();
    }
  }

  /**
   * Lets come in what nobody asked for, for those who hear every byte of the link: instruments that
   * speak by themselves.
   *
   * @param within how long at most
   * @param until ends it early; asked after each piece
   * @throws org.finales.cycler.spi.LinkLostException if there is no way to the instrument
   */
  public void overhear(Duration within, BooleanSupplier until) {
    one.lock();
    try {
      long end = clock.nanos() + within.toNanos();
      long heard = 0;
      while (!until.getAsBoolean() && heard <= BABBLE) {
        int count = link.read(piece, 0, PIECE, Duration.ofNanos(Math.max(0, end - clock.nanos())));
        if (count == 0) {
          return;
        }
        heard += count;
      }
    } finally {
      one.unlock();
    }
  }

  private void pace() {
    if (spacedUntil != Long.MIN_VALUE) {
      clock.pause(Duration.ofNanos(spacedUntil - clock.nanos()));
    }
  }

  private void exchanged() {
    spacedUntil =
        policy.spacing().isZero() ? Long.MIN_VALUE : clock.nanos() + policy.spacing().toNanos();
  }

  /** An answer that is overdue may still come for as long as an answer takes. */
  private void expectLateAnswers() {
    lateUntil = clock.nanos() + policy.answerWithin().toNanos();
  }

  private void throwAway() {
    long thrown = 0;
    while (true) {
      Duration left =
          lateUntil == Long.MIN_VALUE
              ? Duration.ZERO
              : Duration.ofNanos(Math.max(0, lateUntil - clock.nanos()));
      int count = link.read(piece, 0, PIECE, left);
      if (count == 0) {
        lateUntil = Long.MIN_VALUE;
        return;
      }
      thrown += count;
      if (thrown > BABBLE) {
        throw new NonsenseException(
            link.name() + " babbles without end; check baud rate, wiring and instrument");
      }
    }
  }

  /** Gathers the bytes of answers, and why there is none. */
  private final class Attempt {
    private byte[] buffer = new byte[256];
    private @Nullable String problem;

    /** Returns the bytes of the answer, or null. */
    byte @Nullable [] listen(Framing framing) {
      long end = clock.nanos() + policy.answerWithin().toNanos();
      Duration silence = framing.endsAfterSilence();
      int length = 0;
      while (true) {
        Duration left = Duration.ofNanos(end - clock.nanos());
        boolean silenceEnds = length > 0 && !silence.isZero() && silence.compareTo(left) < 0;
        int count = left.isNegative() ? 0 : fill(length, silenceEnds ? silence : left);
        if (count == 0) {
          if (length > 0 && !silence.isZero()) {
            return Arrays.copyOf(buffer, length);
          }
          if (length > 0) {
            nonsense(buffer, length, "the rest of an answer");
          }
          return null;
        }
        length += count;
        int answer = framing.end(buffer, length);
        if (answer > 0) {
          if (followed(length > answer, framing.quietAfter())) {
            nonsense(buffer, length, "one answer with nothing behind it");
            return null;
          }
          return Arrays.copyOf(buffer, answer);
        }
        if (answer == Framing.HOPELESS || length >= policy.longestAnswer()) {
          nonsense(buffer, length, "an answer");
          return null;
        }
      }
    }

    private boolean followed(boolean already, Duration quiet) {
      return !quiet.isZero() && (already || link.read(piece, 0, PIECE, quiet) > 0);
    }

    private int fill(int length, Duration within) {
      if (length == buffer.length) {
        buffer = Arrays.copyOf(buffer, (int) Math.min(policy.longestAnswer(), 2L * length));
      }
      return link.read(buffer, length, buffer.length - length, within);
    }

    void nonsense(byte[] bytes, int length, String expected) {
      problem = "\"" + excerpt(bytes, length) + "\" came, but " + expected + " was expected";
    }

    RuntimeException failure(String what) {
      String seconds = policy.answerWithin().toMillis() / 1000.0 + " s";
      if (problem == null) {
        return new NoAnswerException(
            link.name()
                + " did not answer "
                + what
                + " within "
                + seconds
                + " in "
                + policy.attempts()
                + " attempts; check that the instrument is on, the cable and the settings of the"
                + " line");
      }
      return new NonsenseException(
          link.name() + " was asked " + what + ": " + problem + "; check the settings of the line");
    }
  }

  /** Shows bytes: printable ones as they are, others as {@code \x1B}. */
  static String excerpt(byte[] bytes, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(length, EXCERPT); i++) {
      int value = bytes[i] & 0xFF;
      if (value >= 0x20 && value < 0x7F && value != '\\' && value != '"') {
        text.append((char) value);
      } else {
        text.append(String.format("\\x%02X", value));
      }
    }
    return length > EXCERPT ? text + "… (" + length + " bytes)" : text.toString();
  }
}
