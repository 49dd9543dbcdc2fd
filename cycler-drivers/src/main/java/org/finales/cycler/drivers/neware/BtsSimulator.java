package org.finales.cycler.drivers.neware;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.simulator.Wire;
import org.finales.cycler.spi.LabClock;

/**
 * A BTS client with eight channels that is not there. It reads step files from the path that it is
 * told, runs them on a cell per channel, and answers as a real one did when its answers were
 * recorded: with carriage returns, its misspelt name of one answer, and 1 for every unit's number
 * in one of them. It records points by time and at the end of each step.
 */
final class BtsSimulator implements SimulatedInstrument {
  private static final int CHANNELS = 8;
  private static final int LONGEST_COMMAND = 1 << 20;
  private static final long LARGEST_FILE = 1 << 20;

  private final List<SimulatedBtsChannel> channels = new ArrayList<>();
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private boolean refuseNext;

  BtsSimulator(CellParameters cell, LabClock clock) {
    for (int i = 1; i <= CHANNELS; i++) {
      channels.add(new SimulatedBtsChannel(i, cell, clock));
    }
  }

  @Override
  public void linkOpened() {
    heard.reset();
  }

  @Override
  public void receive(byte[] bytes, Wire wire) {
    heard.writeBytes(bytes);
    while (true) {
      String text = heard.toString(StandardCharsets.UTF_8);
      int tail = text.indexOf(BtsClient.TAIL);
      if (tail < 0) {
        if (heard.size() > LONGEST_COMMAND) {
          heard.reset();
        }
        return;
      }
      byte[] rest = text.substring(tail + BtsClient.TAIL.length()).getBytes(StandardCharsets.UTF_8);
      heard.reset();
      heard.writeBytes(rest);
      answer(text.substring(0, tail))
          .ifPresent(
              answer -> wire.send((answer + BtsClient.TAIL).getBytes(StandardCharsets.UTF_8)));
    }
  }

  private Optional<String> answer(String document) {
    try {
      XmlNode root = XmlNode.of(document);
      String command = root.child("cmd").map(XmlNode::text).orElse("");
      return Optional.of(
          switch (command) {
            case "connect" -> framed("connect_resp", "  <result>ok</result>\r\n");
            case "getdevinfo" -> devices();
            case "download" -> download(root);
            default -> list(command, root);
          });
    } catch (XMLStreamException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String framed(String name, String body) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<bts version=\"1.0\">\r\n  <cmd>"
        + name
        + "</cmd>\r\n"
        + body
        + "</bts>";
  }

  private String devices() {
    StringBuilder body =
        new StringBuilder(
            "  <serverip count=\"1\">\r\n    <server ip=\"127.0.0.1\" port=\"3306\" />\r\n"
                + "  </serverip>\r\n  <middle count=\""
                + CHANNELS
                + "\">\r\n");
    for (SimulatedBtsChannel channel : channels) {
      body.append("    <channel ")
          .append(channel.address("Channelid"))
          .append(">true</channel>\r\n");
    }
    return framed("getdevinfo_resp", body + "  </middle>\r\n");
  }

  private String list(String command, XmlNode root) {
    XmlNode list = root.child("list").orElseThrow(NumberFormatException::new);
    StringBuilder body = new StringBuilder();
    int count = 0;
    for (XmlNode node : list.children()) {
      if (node.name().equals("backup")) {
        continue;
      }
      SimulatedBtsChannel channel = channel(node);
      channel.catchUp();
      body.append("    ").append(said(command, node, channel)).append("\r\n");
      count++;
    }
    return framed(
        command + "_resp", "  <list count=\"" + count + "\">\r\n" + body + "  </list>\r\n");
  }

  private SimulatedBtsChannel channel(XmlNode node) {
    int number = Integer.parseInt(node.attribute("chlid"));
    if (number < 1 || number > CHANNELS) {
      throw new NumberFormatException("there is no such channel");
    }
    return channels.get(number - 1);
  }

  private String said(String command, XmlNode node, SimulatedBtsChannel channel) {
    return switch (command) {
      case "getchlstatus" ->
          "<status "
              + channel.address("chlid")
              + " reservepause=\"1\">"
              + channel.status()
              + "</status>";
      case "inquire" -> channel.inquired();
      case "inquiredf" -> channel.counted();
      case "start" -> done("start", channel, start(node, channel));
      case "stop" -> done("stop", channel, channel.stop());
      case "setpause" -> done("setpause", channel, channel.pause());
      case "continue" -> done("continue", channel, channel.resume());
      case "light", "clearflag", "resetalarm" -> done(command, channel, true);
      default -> throw new NumberFormatException("an unknown command is not answered");
    };
  }

  private static String done(String element, SimulatedBtsChannel channel, boolean ok) {
    return "<"
        + element
        + " "
        + channel.address("chlid")
        + ">"
        + (ok ? "ok" : "false")
        + "</"
        + element
        + ">";
  }

  private boolean start(XmlNode node, SimulatedBtsChannel channel) {
    if (refuseNext) {
      refuseNext = false;
      return false;
    }
    try {
      Path path = Path.of(node.text());
      if (!node.text().endsWith(".xml") || Files.size(path) > LARGEST_FILE) {
        return false;
      }
      return StepFile.of(Files.readString(path))
          .map(file -> channel.start(file, node.attribute("barcode")))
          .orElse(false);
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  private String download(XmlNode root) {
    XmlNode node = root.child("download").orElseThrow(NumberFormatException::new);
    SimulatedBtsChannel channel = channel(node);
    channel.catchUp();
    int from = Integer.parseInt(node.attribute("startpos"));
    int count = Integer.parseInt(node.attribute("count"));
    return framed("donwload_resp", channel.downloaded(from, Math.min(count, 1000)));
  }

  @Override
  public boolean anyOutputOn() {
    return channels.stream().anyMatch(SimulatedBtsChannel::on);
  }

  @Override
  public double[] truth(int channel) {
    return channels.get(channel).truth();
  }

  @Override
  public boolean refuseNextSetPoint() {
    refuseNext = true;
    return true;
  }

  @Override
  public boolean raiseAlarm() {
    channels.forEach(SimulatedBtsChannel::protect);
    return true;
  }
}
