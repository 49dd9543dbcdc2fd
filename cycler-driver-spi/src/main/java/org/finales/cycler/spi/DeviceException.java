package org.finales.cycler.spi;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything that goes wrong between host and instrument. Each child is one kind of
 * failure, because each needs something else to be done; the message says what.
 */
public abstract sealed class DeviceException extends RuntimeException
    permits AccessDeniedException,
        InterruptedDeviceException,
        LinkLostException,
        NoAnswerException,
        NonsenseException,
        PortBusyException,
        RefusedException,
        SettingException,
        UnknownDriverException,
        WrongInstrumentException {
  private static final long serialVersionUID = 1L;

  DeviceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
