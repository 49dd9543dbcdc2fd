package org.finales.cycler.drivers.neware;

import org.finales.cycler.link.Unreadable;

/**
 * Which channel of which instrument of the system; immutable.
 *
 * @param ip address of the system's server, as it gives it
 * @param devtype kind of instrument: 20 to 27 for BTS 78 to 85
 * @param devid number of the instrument
 * @param subdevid number of the unit
 * @param channel number of the channel
 */
record BtsAddress(String ip, int devtype, int devid, int subdevid, int channel) {

  /** Reads one of the answer to {@code getdevinfo}. */
  static BtsAddress of(XmlNode node) {
    try {
      return new BtsAddress(
          node.attribute("ip"),
          Integer.parseInt(node.attribute("devtype")),
          Integer.parseInt(node.attribute("devid")),
          Integer.parseInt(node.attribute("subdevid")),
          Integer.parseInt(node.attribute("Channelid")));
    } catch (NumberFormatException e) {
      throw new Unreadable("channels with numbers");
    }
  }

  /** Returns the name that people use: {@code 21-1-8}. */
  String name() {
    return devid + "-" + subdevid + "-" + channel;
  }

  /** Returns the attributes that name it, with its server. */
  String attributes() {
    return "ip=\"" + XmlNode.escaped(ip) + "\" " + withoutServer();
  }

  /** Returns the attributes that name it where no server is wanted. */
  String withoutServer() {
    return "devtype=\""
        + devtype
        + "\" devid=\""
        + devid
        + "\" subdevid=\""
        + subdevid
        + "\" chlid=\""
        + channel
        + "\"";
  }
}
