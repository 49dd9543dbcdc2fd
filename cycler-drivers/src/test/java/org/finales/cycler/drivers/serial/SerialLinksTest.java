package org.finales.cycler.drivers.serial;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.finales.cycler.link.LineSettings;
import org.finales.cycler.link.Link;
import org.finales.cycler.link.Parity;
import org.finales.cycler.spi.LinkLostException;
import org.finales.cycler.spi.PortBusyException;
import org.finales.cycler.spi.SettingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Serial ports, tried on a pair of pseudo-terminals that {@code socat} joins. */
class SerialLinksTest {
  private final SerialLinks links = new SerialLinks();
  @TempDir Path folder;
  private Process socat;

  @BeforeEach
  void joinTwoPseudoTerminals() throws Exception {
    Socat.orSkip();
    socat =
        new ProcessBuilder("socat", pty("host"), pty("instrument"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("socat.log").toFile())
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!(Files.exists(end("host")) && Files.exists(end("instrument")))) {
      assertThat(System.nanoTime()).as("socat makes its terminals in time").isLessThan(end);
      assertThat(socat.waitFor(5, TimeUnit.MILLISECONDS)).as("socat ended early").isFalse();
    }
  }

  @AfterEach
  void endSocat() throws InterruptedException {
    if (socat != null) {
      socat.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }

  private String pty(String name) {
    return "pty,raw,echo=0,link=" + end(name);
  }

  private Path end(String name) {
    return folder.resolve(name);
  }

  private Link open(String name) {
    return links.open(end(name).toString(), LineSettings.of(115_200));
  }

  @Test
  void bytesOfEveryValueGoBothWays() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    try (Link host = open("host");
        Link instrument = open("instrument")) {
      host.write(all);
      assertThat(received(instrument, 256)).isEqualTo(all);
      instrument.write(all);
      assertThat(received(host, 256)).isEqualTo(all);
    }
  }

  @Test
  void aPseudoTerminalIsOpenedAgainAndAgainWhateverTheParity() {
    LineSettings odd = new LineSettings(115_200, 7, Parity.ODD, 1, false, Duration.ofSeconds(5));
    for (int i = 0; i < 3; i++) {
      try (Link host = links.open(end("host").toString(), odd)) {
        host.write(new byte[] {(byte) 0xF1});
      }
    }
  }

  @Test
  void aSilenceIsNoBytes() {
    try (Link host = open("host")) {
      assertThat(host.read(new byte[1], 0, 1, Duration.ofMillis(20))).isZero();
      assertThat(host.read(new byte[1], 0, 1, Duration.ZERO)).isZero();
    }
  }

  @Test
  void aPortBelongsToOneDriverUnderAllItsNames() throws IOException {
    Path other = folder.resolve("other-name");
    Files.createSymbolicLink(other, end("host"));
    try (Link host = open("host")) {
      assertThat(host.name()).isEqualTo(end("host").toString());
      assertThatThrownBy(() -> links.open(other.toString(), LineSettings.of(9600)))
          .isInstanceOf(PortBusyException.class)
          .hasMessageContaining("close the other device first");
    }
    open("host").close();
  }

  @Test
  void aPulledCableIsALostLinkToReadersAndWriters() throws InterruptedException {
    try (Link host = open("host")) {
      socat.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

      assertThatThrownBy(() -> host.read(new byte[1], 0, 1, Duration.ofSeconds(10)))
          .isInstanceOf(LinkLostException.class)
          .hasMessageContaining("check the cable");
      assertThatThrownBy(() -> host.write("x".getBytes(US_ASCII)))
          .isInstanceOf(LinkLostException.class);
    }
  }

  @Test
  void aPortThatIsNotThereIsSaidToBeMissing() {
    assertThatThrownBy(() -> links.open("/dev/no-such-port", LineSettings.of(9600)))
        .isInstanceOf(LinkLostException.class)
        .hasMessageContaining("there is no port /dev/no-such-port");
    assertThatThrownBy(() -> links.open(" ", LineSettings.of(9600)))
        .isInstanceOf(SettingException.class);
  }

  @Test
  void aFileThatIsNoPortIsSaidToBeNone() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> links.open(file.toString(), LineSettings.of(9600)))
        .isInstanceOf(LinkLostException.class)
        .hasMessage(file + " is no serial port; list the ports, or check the path");
  }

  @Test
  void closingTwiceIsFine() {
    Link host = open("host");
    host.close();
    host.close();
    assertThatThrownBy(() -> host.write(new byte[] {1})).isInstanceOf(LinkLostException.class);
  }

  private static byte[] received(Link link, int count) {
    byte[] bytes = new byte[count];
    int got = 0;
    while (got < count) {
      int read = link.read(bytes, got, count - got, Duration.ofSeconds(5));
      assertThat(read).as("bytes after " + got).isPositive();
      got += read;
    }
    return bytes;
  }
}
