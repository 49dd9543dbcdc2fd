package org.finales.core.linkeddata.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Step;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.QuantityNodes;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.Terms;
import org.jspecify.annotations.Nullable;

/**
 * Reads workflows as steps, in each of the ways that documents write them: with the next step
 * nested in the one before, with the first step named and each naming the next, or as a mere array,
 * whose order is that of the document. Not thread-safe.
 */
final class WorkflowReader {
  private static final int MAX_STEPS = 10_000;
  private static final Node.Iri CALCULATION = Terms.term("CapacityCalculation");

  /** A workflow whose tasks follow each other. */
  static final Node.Iri SERIAL = Terms.term("SerialWorkflow");

  private final StatementReader reader;
  private final String path;
  private final Set<Node> seen = new HashSet<>();
  private final Set<String> tags = new HashSet<>();
  private int loops;

  WorkflowReader(StatementReader reader, String path) {
    this.reader = reader;
    this.path = path;
  }

  /** Reads the tasks of a workflow; null if it has none, or they are a plain list. */
  @Nullable List<Step> steps(Node workflow) {
    List<Node> tasks = objects(workflow, WorkflowSlot.TASK, false);
    if (tasks.isEmpty() && objects(workflow, WorkflowSlot.BEGIN, false).isEmpty()) {
      return null;
    }
    for (Node task : tasks) {
      if (task.equals(Standard.NIL) || !objects(task, Standard.FIRST, false).isEmpty()) {
        return null;
      }
    }
    List<Step> steps = new ArrayList<>();
    for (Node task : order(workflow, tasks)) {
      add(task, steps);
    }
    return steps;
  }

  /** Reads the tasks of a plan, which may be repeated as a whole; null if it has none. */
  @Nullable List<Step> plan(Node plan) {
    Integer times = iterations(plan);
    List<Step> steps = steps(plan);
    return steps == null || steps.isEmpty() || times == null
        ? steps
        : repeated(steps, times, null, null);
  }

  /** Reads a step that stands alone, with those that follow it. */
  List<Step> chain(Node first) {
    List<Step> steps = new ArrayList<>();
    for (Node task : follow(List.of(first))) {
      add(task, steps);
    }
    return steps;
  }

  private List<Node> order(Node workflow, List<Node> tasks) {
    List<Node> begin =
        objects(workflow, WorkflowSlot.BEGIN, true).stream()
            .filter(node -> !(node instanceof Node.Literal))
            .toList();
    objects(workflow, WorkflowSlot.TASK, true);
    if (!begin.isEmpty()) {
      List<Node> ordered = new ArrayList<>(follow(begin.subList(0, 1)));
      tasks.stream().filter(task -> !ordered.contains(task)).forEach(ordered::add);
      return ordered;
    }
    Set<Node> followers = new HashSet<>();
    tasks.forEach(task -> followers.addAll(objects(task, WorkflowSlot.NEXT, false)));
    List<Node> firsts = tasks.stream().filter(task -> !followers.contains(task)).toList();
    if (tasks.size() > 1 && followers.isEmpty()) {
      reader.remark(path + ": nothing says the order of the steps; it is that of the document");
    }
    return follow(firsts);
  }

  private List<Node> follow(List<Node> firsts) {
    List<Node> ordered = new ArrayList<>();
    Set<Node> followed = new HashSet<>();
    for (Node first : firsts) {
      Node task = first;
      while (task != null && followed.add(task)) {
        ordered.add(task);
        List<Node> next = objects(task, WorkflowSlot.NEXT, true);
        task = next.isEmpty() ? null : next.get(0);
      }
    }
    return ordered;
  }

  /** Tells whether a task only holds others, which follow each other. */
  private boolean isSerial(Node task) {
    return reader.types(task).contains(SERIAL)
        && !objects(task, WorkflowSlot.TASK, false).isEmpty();
  }

  private void add(Node task, List<Step> steps) {
    if (!seen.add(task) || steps.size() >= MAX_STEPS) {
      throw new LinkedDataException(
          path + ": a step is part of itself, or there are more than " + MAX_STEPS);
    }
    if (reader.types(task).contains(CALCULATION)) {
      reader.remark(path + ": a calculation is no step of a cycler and is left out");
      return;
    }
    Integer times = iterations(task);
    if (times == null && isSerial(task)) {
      List<Step> inner = steps(task);
      if (inner != null) {
        reader.understandTypes(task, Set.of(SERIAL));
        steps.addAll(inner);
        return;
      }
    }
    if (times == null) {
      Step step = step(task);
      if (step.tag() != null) {
        tags.add(step.tag());
      }
      steps.add(step);
      return;
    }
    reader.understandTypes(task, Set.of(WorkflowSlot.ITERATIVE));
    int from = steps.size();
    List<Step> body = steps(task);
    if (body == null || body.isEmpty()) {
      throw new LinkedDataException(path + ": a loop has no steps");
    }
    steps.addAll(
        from,
        repeated(body, times, text(task, WorkflowSlot.TAG), text(task, WorkflowSlot.COMMENT)));
  }

  /** Returns steps with the loop that repeats them; the first gets a tag if it has none. */
  private List<Step> repeated(
      List<Step> body, int times, @Nullable String loopTag, @Nullable String comment) {
    List<Step> steps = new ArrayList<>(body);
    Step first = steps.get(0);
    String tag = first.tag();
    if (tag == null) {
      tag = newTag();
      steps.set(0, Tagging.tagged(first, tag));
    }
    steps.add(new Loop(loopTag, tag, times, comment));
    return steps;
  }

  private String newTag() {
    String tag;
    do {
      tag = "loop" + ++loops;
    } while (!tags.add(tag));
    return tag;
  }

  /** Returns how often a workflow is repeated; null if it is none that is repeated. */
  private @Nullable Integer iterations(Node task) {
    Set<Node> types = reader.types(task);
    if (!types.contains(WorkflowSlot.ITERATIVE) && NodeTypes.of(Step.class).match(types) >= 0) {
      return null; // a step with steps of its own
    }
    for (Node.Iri relation : List.of(WorkflowSlot.ENDS, ForeignStep.INPUT)) {
      for (int place : reader.about(task)) {
        Statement statement = reader.get(place);
        if (statement.predicate().equals(relation)
            && reader.types(statement.object()).contains(WorkflowSlot.ITERATIONS)
            && !objects(task, WorkflowSlot.TASK, false).isEmpty()) {
          reader.understand(place);
          return times(statement.object());
        }
      }
    }
    return null;
  }

  private Integer times(Node quantity) {
    reader.understandTypes(quantity, Set.of(WorkflowSlot.ITERATIONS));
    for (int place : reader.about(quantity)) {
      if (reader.get(place).predicate().equals(QuantityNodes.LABEL)) {
        reader.understand(place);
      }
    }
    org.finales.api.quantity.Quantity times =
        (org.finales.api.quantity.Quantity)
            QuantityType.INSTANCE.read(reader, quantity, path + ".times");
    try {
      return times.value().intValueExact();
    } catch (ArithmeticException e) {
      throw new LinkedDataException(path + ": a loop has no whole number of rounds", e);
    }
  }

  private Step step(Node task) {
    Set<Node> types = reader.types(task);
    NodeType own = NodeTypes.of(Step.class);
    boolean foreign = !objects(task, ForeignStep.INPUT, false).isEmpty() || own.match(types) < 0;
    Step step = foreign ? foreign(task) : (Step) own.read(reader, task, path);
    if (step instanceof ConstantCurrent current) {
      int sign =
          types.contains(WorkflowSlot.DISCHARGING) || types.contains(ForeignStep.DISCHARGING)
              ? -1
              : types.contains(WorkflowSlot.CHARGING) || types.contains(ForeignStep.CHARGING)
                  ? 1
                  : 0;
      reader.understandTypes(task, Set.of(WorkflowSlot.DISCHARGING, WorkflowSlot.CHARGING));
      return sign == 0 ? current : Directions.directed(current, sign);
    }
    return step;
  }

  private Step foreign(Node task) {
    try {
      return new ForeignStep(reader, task, path).read();
    } catch (IllegalArgumentException e) {
      throw new LinkedDataException("%s: %s".formatted(path, e.getMessage()), e);
    }
  }

  private @Nullable String text(Node node, Node.Iri relation) {
    for (int place : reader.about(node)) {
      Statement statement = reader.get(place);
      if (statement.predicate().equals(relation)
          && statement.object() instanceof Node.Literal literal
          && literal.language().isEmpty()) {
        reader.understand(place);
        return literal.text();
      }
    }
    return null;
  }

  private List<Node> objects(Node subject, Node.Iri relation, boolean understood) {
    List<Node> objects = new ArrayList<>();
    for (int place : reader.about(subject)) {
      Statement statement = reader.get(place);
      if (statement.predicate().equals(relation)) {
        objects.add(statement.object());
        if (understood) {
          reader.understand(place);
        }
      }
    }
    return objects;
  }
}
