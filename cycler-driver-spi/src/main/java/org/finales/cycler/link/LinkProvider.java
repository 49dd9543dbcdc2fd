package org.finales.cycler.link;

import java.util.List;

/** Opens links of one scheme, for example {@code serial} or {@code tcp}. Thread-safe. */
public interface LinkProvider {

  /** Returns the scheme before {@code ://} in connection strings; lower case. */
  String scheme();

  /**
   * Opens a link.
   *
   * @param target what follows {@code ://}: a path of a port, a host with a port
   * @param line how the wire is set up
   * @throws org.finales.cycler.spi.SettingException if the target makes no sense
   * @throws org.finales.cycler.spi.LinkLostException if nothing is there
   * @throws org.finales.cycler.spi.PortBusyException if somebody else has it
   * @throws org.finales.cycler.spi.AccessDeniedException if the computer does not allow it
   */
  Link open(String target, LineSettings line);

  /** Returns the targets that this computer has, without opening any; empty if that is unknown. */
  default List<String> targets() {
    return List.of();
  }
}
