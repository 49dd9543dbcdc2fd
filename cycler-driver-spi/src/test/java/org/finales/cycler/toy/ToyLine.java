package org.finales.cycler.toy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.Framing;
import org.finales.cycler.link.Link;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.RefusedException;

/** Asks the toy. */
final class ToyLine {
  private final Link link;
  private final Exchange exchange;
  private final LabClock clock;
  private final Set<Flaw> flaws;
  private final AtomicInteger number = new AtomicInteger();

  ToyLine(Connection connection, Set<Flaw> flaws) {
    link = connection.openLink();
    clock = connection.clock();
    exchange = new Exchange(link, clock, connection.patience(ExchangePolicy.DEFAULT));
    this.flaws = flaws;
  }

  /** Makes something of the words of the answer. */
  <T> T ask(String words, Function<String[], T> reader) {
    int asked = number.incrementAndGet() % 10_000;
    byte[] question = ToyWords.line('#', asked, words);
    Exchange used = flaws.contains(Flaw.ASKS_WITHOUT_LOCK) ? withoutLock() : exchange;
    return used.ask(
        words,
        question,
        Framing.line(),
        answer -> {
          try {
            return reader.apply(read(asked, answer));
          } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Unreadable("other words");
          }
        });
  }

  /** Returns an exchange whose lock nobody else has. */
  private Exchange withoutLock() {
    return new Exchange(link, clock, exchange.policy());
  }

  private String[] read(int asked, byte[] answer) {
    String line = new String(answer, StandardCharsets.ISO_8859_1);
    String[] parts =
        ignoresChecksums()
            ? line.replaceAll("[=\n]|\\*.*", "").split(" ")
            : ToyWords.parts('=', line);
    if (parts == null || parts.length < 2) {
      throw new Unreadable("a line with a checksum");
    }
    if (!parts[0].equals(Integer.toString(asked)) && !ignoresChecksums()) {
      throw new Unreadable("the answer number " + asked);
    }
    if (parts[1].equals("NO") && !flaws.contains(Flaw.IGNORES_REFUSALS)) {
      throw new RefusedException(parts[2], "the toy refuses; try something else");
    }
    return Arrays.copyOfRange(parts, 1, parts.length);
  }

  private boolean ignoresChecksums() {
    return flaws.contains(Flaw.IGNORES_CHECKSUMS) || flaws.contains(Flaw.TAKES_ANY_READING);
  }

  /** Waits for the toy to be quiet; a flaw when the line never is. */
  void waitForever() {
    while (true) {
      clock.pause(Duration.ofSeconds(1));
    }
  }

  void close() {
    if (!flaws.contains(Flaw.LEAVES_LINK_OPEN)) {
      link.close();
    }
  }
}
