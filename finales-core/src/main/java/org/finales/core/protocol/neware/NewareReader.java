package org.finales.core.protocol.neware;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.battinfo.Checks;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Recording;
import org.finales.api.cycling.SafetyLimits;
import org.finales.api.cycling.Step;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.finales.core.protocol.internal.Problems;
import org.finales.core.protocol.internal.Samples;
import org.finales.core.protocol.internal.Targets;
import org.finales.core.protocol.internal.XmlNode;
import org.jspecify.annotations.Nullable;

/** Reads a step file. Not thread-safe; one for each. */
final class NewareReader {
  private final Problems problems = new Problems();
  private final Values values = new Values(problems);
  private final Targets targets = new Targets();

  Converted<Protocol> read(XmlNode root) {
    XmlNode config = root.name().equals("config") ? root : root.find("config");
    XmlNode info = config == null ? null : config.find("Step_Info");
    if (config == null || info == null) {
      throw new ProtocolFormatException(
          root.place(), "there is no config/Step_Info; this is no step file of BTS");
    }
    XmlNode head = config.find("Head_Info");
    Quantity capacity = capacity(head);
    Protocol.Builder builder = Protocol.builder().capacity(capacity);
    Recording recording = values.recording(config.find("Whole_Prt/Record/Main"));
    SafetyLimits limits = values.limits(config.find("Whole_Prt/Protect"));
    boolean ratesAreMeant = "105".equals(attribute(head, "RateType"));
    Currents currents =
        new Currents(problems, capacity == null ? null : capacity.value(), ratesAreMeant);
    List<XmlNode> nodes = steps(info);
    nameTargets(nodes);
    NewareSteps reader = new NewareSteps(problems, values, currents, recording, limits);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      Step step = step(reader, nodes.get(i), i);
      if (step != null) {
        steps.add(step);
      }
    }
    String start = attribute(head, "Start_Step");
    if (start != null && !"1".equals(start.strip())) {
      problems.warn("it starts with step %s; the protocol starts with the first".formatted(start));
    }
    String sample = attribute(head, "Remark");
    builder.attributes(Samples.attributes(sample, List.of(), problems, "Remark"));
    if (steps.isEmpty() && problems.isEmpty()) {
      problems.add(info.place(), "there are no steps; a protocol without steps does nothing");
    }
    problems.done();
    try {
      return new Converted<>(
          builder.steps(steps).recording(recording).limits(limits).build(), problems.warnings());
    } catch (IllegalArgumentException e) {
      throw new ProtocolFormatException("", String.valueOf(e.getMessage()), e);
    }
  }

  private @Nullable Quantity capacity(@Nullable XmlNode head) {
    Quantity capacity = values.charge(head, "MultCap");
    return capacity == null || capacity.value().signum() <= 0 ? null : capacity;
  }

  private static @Nullable String attribute(@Nullable XmlNode head, String name) {
    XmlNode node = head == null ? null : head.find(name);
    return node == null ? null : node.attribute("Value");
  }

  /** The steps before the end. */
  private List<XmlNode> steps(XmlNode info) {
    List<XmlNode> steps = new ArrayList<>();
    boolean ended = false;
    for (XmlNode node : info.children()) {
      if (!node.name().startsWith("Step")) {
        problems.add(node.place(), node.name() + " is not understood among the steps");
      } else if (ended) {
        problems.warn(node.place(), node.name() + " comes after the end and is left out");
      } else if ("6".equals(node.attribute("Step_Type"))) {
        ended = true;
      } else {
        steps.add(node);
      }
    }
    if (steps.size() > Checks.MAX_ITEMS) {
      throw new ProtocolFormatException(
          info.place(),
          "has %d steps, at most %d are read".formatted(steps.size(), Checks.MAX_ITEMS));
    }
    return steps;
  }

  private void nameTargets(List<XmlNode> nodes) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      String id = nodes.get(i).attribute("Step_ID");
      places.putIfAbsent(id == null ? nodes.get(i).name().substring("Step".length()) : id, i);
    }
    for (int i = 0; i < nodes.size(); i++) {
      XmlNode node = nodes.get(i);
      if (!"5".equals(node.attribute("Step_Type"))) {
        continue;
      }
      BigDecimal start = values.number(node, "Limit/Other/Start_Step");
      Integer target = start == null ? null : places.get(start.toPlainString());
      if (target == null || target >= i) {
        problems.add(node.place(), "a cycle needs a Start_Step that is a step before it");
      } else {
        targets.name(target);
        loops.put(i, target);
      }
    }
  }

  private final Map<Integer, Integer> loops = new HashMap<>();

  private @Nullable Step step(NewareSteps reader, XmlNode node, int place) {
    String tag = targets.of(place);
    if (!"5".equals(node.attribute("Step_Type"))) {
      return reader.read(node, tag);
    }
    reader.interrupt();
    Integer target = loops.get(place);
    BigDecimal times = values.number(node, "Limit/Other/Cycle_Count");
    if (times == null || times.signum() <= 0 || times.scale() > 0 || times.precision() > 9) {
      problems.add(node.place(), "a cycle needs a Cycle_Count that is a whole number above zero");
      return null;
    }
    return target == null
        ? null
        : Loop.builder(targets.name(target), times.intValueExact()).tag(tag).build();
  }
}
