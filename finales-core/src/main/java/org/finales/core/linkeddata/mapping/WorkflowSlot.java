package org.finales.core.linkeddata.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Step;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.QuantityNodes;
import org.finales.core.linkeddata.Statements;
import org.finales.core.linkeddata.Terms;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a protocol, in the words of the ontology's workflows: each step is a task, the first
 * is named, each names the next, and a loop is a workflow around the steps that it repeats. Loops
 * that cross are written as a plain list, as workflows cannot cross.
 */
final class WorkflowSlot implements Slot {
  static final Node.Iri TASK = Terms.term("hasTask");
  static final Node.Iri BEGIN = Terms.term("hasBeginTask");
  static final Node.Iri NEXT = Terms.term("hasNext");
  static final Node.Iri ENDS = Terms.term("hasTerminationParameter");
  static final Node.Iri ITERATIVE = Terms.term("IterativeWorkflow");
  static final Node.Iri ITERATIONS = Terms.term("NumberOfIterations");
  static final Node.Iri CHARGING = Terms.term("ConstantCurrentCharging");
  static final Node.Iri DISCHARGING = Terms.term("ConstantCurrentDischarging");
  static final Node.Iri TAG = Terms.own("tag");
  static final Node.Iri COMMENT = Terms.term("rdfs:comment");

  private final ThingSlot list;

  /** A step, or a loop with its steps. */
  private record Task(Step step, int start, List<Task> body) {}

  /**
   * Makes a slot.
   *
   * @param list writes and reads the steps as a plain list
   */
  WorkflowSlot(ThingSlot list) {
    this.list = list;
  }

  @Override
  public void write(Object value, Node subject, Statements out) {
    List<Step> steps = new ArrayList<>();
    for (Object step : (List<?>) value) {
      steps.add((Step) step);
    }
    List<Task> tasks = nested(steps);
    if (tasks == null) {
      list.write(value, subject, out);
    } else {
      block(tasks, subject, out);
    }
  }

  @Override
  public @Nullable Object read(StatementReader reader, Node subject, String path) {
    List<Step> steps = new WorkflowReader(reader, path).plan(subject);
    return steps == null ? list.read(reader, subject, path) : steps;
  }

  /** Nests steps in the loops that repeat them; null if loops cross. */
  private static @Nullable List<Task> nested(List<Step> steps) {
    Map<String, Integer> tags = new HashMap<>();
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      int start = i;
      List<Task> body = new ArrayList<>();
      if (step instanceof Loop loop) {
        start = tags.getOrDefault(loop.backTo(), i);
        while (!tasks.isEmpty() && tasks.get(tasks.size() - 1).start() >= start) {
          body.add(0, tasks.remove(tasks.size() - 1));
        }
        // the loop must begin where one of its steps begins, and that step must bear the tag
        if (body.isEmpty() || !isTagged(body.get(0), loop.backTo())) {
          return null;
        }
      }
      tasks.add(new Task(step, start, body));
      if (step.tag() != null) {
        tags.put(step.tag(), i);
      }
    }
    return tasks;
  }

  private static boolean isTagged(Task first, String tag) {
    Task task = first;
    while (!task.body().isEmpty()) {
      task = task.body().get(0);
    }
    return tag.equals(task.step().tag());
  }

  private static void block(List<Task> tasks, Node bearer, Statements out) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      nodes.add(out.blank());
    }
    for (int i = 0; i < nodes.size(); i++) {
      if (i == 0) {
        out.add(bearer, BEGIN, nodes.get(0));
      }
      out.add(bearer, TASK, nodes.get(i));
      task(tasks.get(i), nodes.get(i), out);
      if (i + 1 < nodes.size()) {
        out.add(nodes.get(i), NEXT, nodes.get(i + 1));
      }
    }
  }

  private static void task(Task task, Node node, Statements out) {
    Step step = task.step();
    if (step instanceof Loop loop) {
      out.type(node, ITERATIVE);
      out.text(node, TAG, loop.tag());
      Node.Blank times = out.blank();
      out.add(node, ENDS, times);
      QuantityNodes.describe(
          out,
          times,
          "NumberOfIterations",
          null,
          new Quantity(BigDecimal.valueOf(loop.times()), Unit.ONE));
      out.text(node, COMMENT, loop.comment());
      block(task.body(), node, out);
      return;
    }
    Step written = step;
    if (step instanceof ConstantCurrent current && Directions.of(current) != 0) {
      out.type(node, Directions.of(current) > 0 ? CHARGING : DISCHARGING);
      written = Directions.directed(current, 1);
    }
    NodeTypes.of(Step.class).describe(written, node, out);
  }
}
