package org.finales.cycler.drivers.korad;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.DeviceIdentity;

/**
 * Reads the identity of a KEL103: name, firmware and serial number, joined by blanks. Some rebrands
 * have a blank in the name, {@code RND 320-KEL103 V2.60 SN:01234567}, and others have not, {@code
 * KORAD-KEL103 V1.10 SN:07740976}.
 */
final class KelIdentity {
  private static final Pattern LINE =
      Pattern.compile(
          "([\\x21-\\x7E][\\x20-\\x7E]{0,60}?)\\s+(V\\d\\S{0,20})\\s+SN:\\s*(\\S{1,40})");

  private KelIdentity() {}

  static DeviceIdentity of(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new Unreadable("a name, a version and SN: with a serial number");
    }
    String name = matcher.group(1);
    int end = name.contains(" ") ? name.lastIndexOf(' ') : name.indexOf('-');
    String maker = end < 0 ? "" : name.substring(0, end);
    return new DeviceIdentity(maker, name.substring(end + 1), matcher.group(3), matcher.group(2));
  }

  /** Returns it if it is a load of this family; Tenma's have numbers of their own. */
  static Optional<DeviceIdentity> ofFamily(DeviceIdentity identity) {
    String model = identity.model().toUpperCase(Locale.ROOT);
    return model.contains("KEL") || model.startsWith("72-132")
        ? Optional.of(identity)
        : Optional.empty();
  }
}
