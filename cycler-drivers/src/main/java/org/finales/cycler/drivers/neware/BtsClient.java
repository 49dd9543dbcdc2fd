package org.finales.cycler.drivers.neware;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.Framing;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.RefusedException;

/**
 * Speaks the XML of Neware's BTS client (version 8, interface of 2023): a document and the bytes
 * {@code \n\n#\r\n} each way. Its commands and answers are those that the public program
 * aurora-neware of Empa sends and that its tests recorded at an instrument.
 */
final class BtsClient {
  static final String TAIL = "\n\n#\r\n";
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><bts version=\"1.0\">";
  private static final byte[] TAIL_BYTES = TAIL.getBytes(StandardCharsets.US_ASCII);
  private static final Framing DOCUMENT = BtsClient::end;

  private final Exchange exchange;

  BtsClient(Exchange exchange) {
    this.exchange = exchange;
  }

  String name() {
    return exchange.name();
  }

  private static int end(byte[] bytes, int length) {
    int start = length - TAIL_BYTES.length;
    for (int i = 0; i < TAIL_BYTES.length; i++) {
      if (start < 0 || bytes[start + i] != TAIL_BYTES[i]) {
        return Framing.MORE;
      }
    }
    return length;
  }

  /** Returns a command as it goes over the wire. */
  static String document(String command, String body) {
    return HEAD + "<cmd>" + command + "</cmd>" + body + "</bts>" + TAIL;
  }

  /** Asks, and makes something of the answer of that name. */
  private <T> T ask(String command, String body, String answer, Function<XmlNode, T> reader) {
    return exchange.ask(
        command,
        document(command, body).getBytes(StandardCharsets.UTF_8),
        DOCUMENT,
        bytes -> {
          XmlNode said = parsed(new String(bytes, StandardCharsets.UTF_8));
          if (!said.child("cmd").map(XmlNode::text).orElse("").equals(answer)) {
            throw new Unreadable("an answer " + answer);
          }
          return reader.apply(said);
        });
  }

  private static XmlNode parsed(String text) {
    try {
      return XmlNode.of(text.substring(0, text.length() - TAIL.length()));
    } catch (XMLStreamException e) {
      throw new Unreadable("an XML document");
    }
  }

  private static List<XmlNode> list(XmlNode answer, String name) {
    return answer
        .child(name)
        .map(XmlNode::children)
        .orElseThrow(() -> new Unreadable("a list of " + name));
  }

  /** Logs in. */
  void connect(String user, String password) {
    String result =
        ask(
            "connect",
            "<username>"
                + XmlNode.escaped(user)
                + "</username><password>"
                + XmlNode.escaped(password)
                + "</password><type>bfgs</type>",
            "connect_resp",
            answer -> answer.child("result").map(XmlNode::text).orElse(""));
    if (!result.equals("ok")) {
      throw new RefusedException(
          result, name() + " refused the log-in; check user and password of its interface");
    }
  }

  /** Returns every channel that the system knows. */
  List<BtsAddress> channels() {
    return ask(
        "getdevinfo",
        "",
        "getdevinfo_resp",
        answer -> list(answer, "middle").stream().map(BtsAddress::of).toList());
  }

  /** Asks what a channel does and measures. */
  BtsState inquire(BtsAddress channel) {
    return exchangeOne(
        "inquire",
        "<inquire " + channel.attributes() + " aux=\"0\" barcode=\"1\">true</inquire>",
        node -> BtsState.of(channel, node));
  }

  /** Returns how many points of the newest test there are. */
  long points(BtsAddress channel) {
    return exchangeOne(
        "inquiredf",
        "<chl " + channel.withoutServer() + " testid=\"0\" />",
        node -> {
          if (!node.attribute("devid").equals(Integer.toString(channel.devid()))
              || !node.attribute("chlid").equals(Integer.toString(channel.channel()))) {
            throw new Unreadable("the data of channel " + channel.name());
          }
          return BtsState.whole(node.attribute("count"));
        });
  }

  /** Asks about one channel, and makes something of the one element of the list that answers. */
  private <T> T exchangeOne(String command, String element, Function<XmlNode, T> reader) {
    return ask(
        command,
        "<list count = \"1\">" + element + "</list>",
        command + "_resp",
        answer -> {
          List<XmlNode> nodes = list(answer, "list");
          if (nodes.size() != 1) {
            throw new Unreadable("one channel");
          }
          return reader.apply(nodes.get(0));
        });
  }

  /** Tells a channel to do something; returns what it said to that, {@code ok} if all is well. */
  String tell(String command, String element) {
    return exchangeOne(command, element, XmlNode::text);
  }

  /** Fetches points, from position 1 on. */
  List<BtsPoint> download(BtsAddress channel, long from, int count) {
    return ask(
        "download",
        "<download "
            + channel.withoutServer()
            + " auxid=\"0\" testid=\"0\" startpos=\""
            + from
            + "\" count=\""
            + count
            + "\"/>",
        "donwload_resp", // the maker's own spelling
        answer -> {
          List<BtsPoint> points = list(answer, "list").stream().map(BtsPoint::of).toList();
          for (int i = 0; i < points.size(); i++) {
            if (points.get(i).position() != from + i) {
              throw new Unreadable("points from " + from + " on");
            }
          }
          return points;
        });
  }
}
