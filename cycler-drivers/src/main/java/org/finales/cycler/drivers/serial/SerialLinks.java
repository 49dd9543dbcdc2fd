package org.finales.cycler.drivers.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.finales.cycler.link.LineSettings;
import org.finales.cycler.link.Link;
import org.finales.cycler.link.LinkProvider;
import org.finales.cycler.link.Parity;
import org.finales.cycler.spi.AccessDeniedException;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.LinkLostException;
import org.finales.cycler.spi.PortBusyException;
import org.finales.cycler.spi.SettingException;

/**
 * Opens serial ports, USB adapters and pseudo-terminals: {@code serial:///dev/ttyUSB0}, {@code
 * serial://COM3}. A port that is open belongs to its driver alone. Thread-safe.
 */
public final class SerialLinks implements LinkProvider {
  /** EINVAL and ENOTTY, the same numbers on Linux and macOS. */
  private static final int INVALID = 22;

  private static final int NOT_A_TERMINAL = 25;

  private static final Set<String> OPEN = ConcurrentHashMap.newKeySet();

  /** Carry whole bytes without parity, and on Linux refuse anything else with EINVAL. */
  private static final String PSEUDO_TERMINALS = "/dev/pts/";

  @Override
  public String scheme() {
    return "serial";
  }

  @Override
  public List<String> targets() {
    return Stream.of(SerialPort.getCommPorts()).map(SerialPort::getSystemPortPath).toList();
  }

  @Override
  public Link open(String target, LineSettings line) {
    if (target.isBlank()) {
      throw new SettingException("serial:// has no port; write serial:///dev/ttyUSB0 or COM3");
    }
    String port = realPort(target);
    if (!OPEN.add(port)) {
      throw new PortBusyException(
          target + " is open in this program already; close the other device first");
    }
    boolean opened = false;
    try {
      SerialPort serial = configured(target, port, line);
      opened = true;
      return new SerialLink(target, serial, () -> OPEN.remove(port));
    } finally {
      if (!opened) {
        OPEN.remove(port);
      }
    }
  }

  /** Follows symbolic links, so that two names of one port are one port. */
  private static String realPort(String target) {
    if (!target.startsWith("/")) {
      return target;
    }
    try {
      return Path.of(target).toRealPath().toString();
    } catch (IOException | InvalidPathException e) {
      throw new LinkLostException(
          "there is no port " + target + "; plug the instrument in, or list the ports", e);
    }
  }

  private static SerialPort configured(String target, String port, LineSettings line) {
    try {
      SerialPort serial = SerialPort.getCommPort(port);
      boolean pseudo = port.startsWith(PSEUDO_TERMINALS);
      serial.setComPortParameters(
          line.baud(),
          pseudo ? 8 : line.dataBits(),
          stopBits(line),
          pseudo ? SerialPort.NO_PARITY : parity(line.parity()));
      serial.setFlowControl(
          line.xonXoff()
              ? SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED
                  | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED
              : SerialPort.FLOW_CONTROL_DISABLED);
      serial.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, 100, 0);
      if (!serial.openPort(0, 4096, 65_536)) {
        throw refused(target, port, serial.getLastErrorCode());
      }
      return serial;
    } catch (SerialPortInvalidPortException e) {
      throw new LinkLostException(
          target + " is no serial port; list the ports, or check the path", e);
    }
  }

  private static DeviceException refused(String target, String port, int error) {
    boolean there = port.startsWith("/") && Files.exists(Path.of(port));
    if (there && !(Files.isReadable(Path.of(port)) && Files.isWritable(Path.of(port)))) {
      return new AccessDeniedException(
          "this account may not use "
              + target
              + "; add it to the group of the port (often dialout) and log in again");
    }
    if (there && error == NOT_A_TERMINAL) {
      return new LinkLostException(
          target + " is no serial port; list the ports, or check the path");
    }
    if (there && error == INVALID) {
      return new SettingException(
          target + " does not take these settings of the line; check baud, bits and parity");
    }
    if (there) {
      return new PortBusyException(
          target
              + " cannot be opened (error "
              + error
              + "); another program has it: close that one first");
    }
    return new LinkLostException(
        "nothing is at " + target + " (error " + error + "); check the cable and list the ports");
  }

  private static int stopBits(LineSettings line) {
    return line.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT;
  }

  private static int parity(Parity parity) {
    return switch (parity) {
      case NONE -> SerialPort.NO_PARITY;
      case ODD -> SerialPort.ODD_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
    };
  }
}
