package org.finales.server.api;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static org.finales.server.api.Route.route;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.finales.api.battery.Technology;
import org.finales.api.broker.Event;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Page;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentChange;
import org.finales.api.experiment.ExperimentDraft;
import org.finales.api.experiment.ExperimentPage;
import org.finales.api.experiment.ExperimentQuery;
import org.finales.api.experiment.ExperimentSort;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.StationAlarm;
import org.finales.api.rest.Api;
import org.finales.api.rest.Reason;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.lab.Alarms;
import org.finales.core.lab.Experiments;
import org.jspecify.annotations.Nullable;

/** Experiments. */
final class ExperimentRoutes {
  private static final String TAG = "Experiments";
  private static final String ALL = Api.ROOT + "/experiments";
  private static final String ONE = ALL + "/{experiment}";
  private static final Param<UUID> EXPERIMENT =
      Param.pathId("experiment", "The experiment's identifier.");
  private static final Param<Set<UUID>> BATTERIES = Param.queryIds("battery", "Batteries.");
  private static final Param<Set<UUID>> STATIONS =
      Param.queryIds("station", "Stations that work or worked on them, or were asked for.");
  private static final Param<Set<UUID>> PROTOCOLS =
      Param.queryIds("protocol", "Protocols, in any edition.");
  private static final Param<Set<ExperimentState>> STATES =
      Param.queryAny("state", ExperimentState.class, ExperimentState::valueOf, "How far they are.");
  private static final Param<Set<Technology>> TECHNOLOGIES =
      Param.queryAny(
          "technology", Technology.class, ExperimentRoutes::technology, "Families of batteries.");
  private static final Param<Instant> FROM = Param.queryMoment("from", "Added at or after this.");
  private static final Param<Instant> UNTIL = Param.queryMoment("until", "Added before this.");
  private static final Param<Boolean> DELETED =
      Param.queryFlag("deleted", "Those that were deleted instead of the others.");
  private static final Param<ExperimentSort> SORT =
      Param.queryOne(
          "sort",
          ExperimentSort.class,
          sort -> sort.name().toLowerCase(Locale.ROOT),
          ExperimentRoutes::sort,
          "What the list is ordered by; `state` if not given.");
  private static final Param<Boolean> DESCENDING =
      Param.queryFlag("descending", "Whether the order is turned round.");

  private ExperimentRoutes() {}

  /**
   * A name for something that is like another.
   *
   * @param name null for the name of the other
   */
  record CloneDraft(@Nullable @Size(max = 200) String name) {}

  static List<Route> all(Experiments experiments, Alarms alarms) {
    List<Route> routes = new ArrayList<>();
    routes.add(
        route(GET, ALL, "listExperiments")
            .about(TAG, "Lists experiments, with counts of what the whole list is made of.")
            .may(Action.READ)
            .takes(Registers.TEXT, BATTERIES, STATIONS, PROTOCOLS, STATES, TECHNOLOGIES, FROM)
            .takes(UNTIL, DELETED, SORT, DESCENDING, Registers.OFFSET, Registers.LIMIT)
            .answers(200, "A part of the list.", ExperimentPage.class)
            .refuses(422)
            .by(call -> call.json(experiments.list(call.actor(), query(call)))));
    routes.add(
        route(POST, ALL, "addExperiment")
            .about(
                TAG,
                "Adds an experiment and queues it, if battery, protocol and station suit each"
                    + " other.")
            .may(Action.REQUEST)
            .body(ExperimentDraft.class)
            .answers(201, "The experiment.", Experiment.class, "Location")
            .refuses(404, 409)
            .by(
                call -> {
                  Experiment added =
                      experiments.add(call.actor(), call.body(ExperimentDraft.class));
                  call.created(ALL + "/" + added.id(), added);
                }));
    routes.add(
        route(GET, ONE, "findExperiment")
            .about(TAG, "One experiment, deleted or not.")
            .may(Action.READ)
            .takes(EXPERIMENT)
            .answers(200, "The experiment.", Experiment.class, "ETag")
            .refuses(404)
            .by(
                call -> {
                  Experiment found =
                      experiments
                          .find(call.actor(), call.get(EXPERIMENT))
                          .orElseThrow(
                              () -> new NotFoundException("no experiment " + call.get(EXPERIMENT)));
                  call.tagged(found, found.revision());
                }));
    routes.add(
        route(GET, ONE + "/changes", "changesOfExperiment")
            .about(TAG, "Its changes of state with who, when and why, the oldest first.")
            .may(Action.READ)
            .takes(EXPERIMENT)
            .answers(200, "All of them, in one page.", new PageOf(ExperimentChange.class))
            .refuses(404)
            .by(
                call ->
                    call.json(
                        new Page<>(
                            experiments.changes(call.actor(), call.get(EXPERIMENT)), null))));
    routes.add(
        route(GET, ONE + "/history", "historyOfExperiment")
            .about(TAG, "Everything that the log says about it, the oldest first.")
            .may(Action.READ)
            .takes(EXPERIMENT)
            .answers(200, "All of it, in one page.", new PageOf(Event.class))
            .refuses(404)
            .by(
                call ->
                    call.json(
                        new Page<>(
                            experiments.history(call.actor(), call.get(EXPERIMENT)), null))));
    routes.add(
        route(GET, ONE + "/alarms", "alarmsOfExperiment")
            .about(TAG, "Alarms that were raised while it ran, the oldest first.")
            .may(Action.READ)
            .takes(EXPERIMENT)
            .answers(200, "All of them, in one page.", new PageOf(StationAlarm.class))
            .by(
                call ->
                    call.json(
                        new Page<>(
                            alarms.ofExperiment(call.actor(), call.get(EXPERIMENT)), null))));
    routes.add(
        route(POST, ONE + "/clone", "cloneExperiment")
            .about(TAG, "Adds an experiment like this one.")
            .may(Action.REQUEST)
            .takes(EXPERIMENT)
            .body(CloneDraft.class)
            .answers(201, "The new experiment.", Experiment.class, "Location")
            .refuses(404, 409)
            .by(
                call -> {
                  Experiment added =
                      experiments.clone(
                          call.actor(), call.get(EXPERIMENT), call.body(CloneDraft.class).name);
                  call.created(ALL + "/" + added.id(), added);
                }));
    routes.add(action("pause", "Lets its channel pause it.", experiments::pause));
    routes.add(
        action(
            "resume",
            "Lets its channel go on after a pause or an interruption.",
            experiments::resume));
    routes.add(action("skip", "Lets its channel end the step that runs.", experiments::skip));
    routes.add(
        action(
            "abort",
            "Ends it; one that is on a channel ends when that says so.",
            experiments::abort));
    routes.add(
        action(
            "give-up",
            "Ends it without waiting for its station; for operators.",
            experiments::giveUp));
    routes.add(
        action("requeue", "Queues it anew after it failed or was aborted.", experiments::requeue));
    routes.add(
        action(
            "delete", "Takes it out of the lists; it can be brought back.", experiments::delete));
    routes.add(action("restore", "Brings it back into the lists.", experiments::restore));
    return List.copyOf(routes);
  }

  private static Route action(String name, String sentence, Change change) {
    String id = name.equals("give-up") ? "giveUpExperiment" : name + "Experiment";
    return route(POST, ONE + "/" + name, id)
        .about(TAG, sentence)
        .may(Action.REQUEST)
        .takes(EXPERIMENT)
        .body(Reason.class)
        .answers(200, "The experiment as it stands now.", Experiment.class)
        .refuses(404, 409)
        .by(
            call ->
                call.json(
                    change.apply(call.actor(), call.get(EXPERIMENT), Registers.reason(call))));
  }

  private static ExperimentQuery query(Call call) {
    Long limit = call.find(Registers.LIMIT);
    return new ExperimentQuery(
        call.find(Registers.TEXT),
        call.getOr(TECHNOLOGIES, Set.of()),
        call.getOr(BATTERIES, Set.of()),
        call.getOr(STATIONS, Set.of()),
        call.getOr(PROTOCOLS, Set.of()),
        call.getOr(STATES, Set.of()),
        call.find(FROM),
        call.find(UNTIL),
        call.getOr(DELETED, false),
        call.find(SORT),
        call.getOr(DESCENDING, false),
        Math.toIntExact(call.getOr(Registers.OFFSET, 0L)),
        limit == null ? null : Math.toIntExact(limit));
  }

  private static ExperimentSort sort(String word) {
    return ExperimentSort.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Reads a family by its name in JSON or by that of its constant. */
  private static Technology technology(String word) {
    for (Technology technology : Technology.values()) {
      if (technology.name().equals(word)
          || org.finales.api.json.FinalesJson.tree(technology).stringValue().equals(word)) {
        return technology;
      }
    }
    throw new IllegalArgumentException("there is no family " + word);
  }

  /** What is done to an experiment. */
  @FunctionalInterface
  private interface Change {
    Experiment apply(Actor actor, UUID experiment, String reason);
  }
}
