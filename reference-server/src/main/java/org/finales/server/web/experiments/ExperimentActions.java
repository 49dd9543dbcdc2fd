package org.finales.server.web.experiments;

import java.util.Map;
import java.util.UUID;
import org.finales.api.broker.NotFoundException;
import org.finales.api.experiment.Experiment;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.lab.Experiments;
import org.finales.server.web.kit.Flash;
import org.finales.server.web.kit.LocalPath;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;

/** What people do to experiments on pages. Who may is for {@link Experiments} to say. */
final class ExperimentActions {
  private final Experiments experiments;
  private final Map<String, Change> changes;

  /** What is done to an experiment. */
  private interface Change {
    Experiment apply(Actor actor, UUID experiment, String reason);
  }

  ExperimentActions(Experiments experiments) {
    this.experiments = experiments;
    this.changes =
        Map.of(
            "pause", experiments::pause,
            "resume", experiments::resume,
            "skip", experiments::skip,
            "abort", experiments::abort,
            "give-up", experiments::giveUp,
            "requeue", experiments::requeue,
            "restore", experiments::restore);
  }

  void register(Pages pages) {
    changes
        .keySet()
        .forEach(
            name ->
                pages.post(
                    "/lab/experiments/{id}/" + name, Action.REQUEST, call -> change(call, name)));
    pages.post("/lab/experiments/{id}/delete", Action.REQUEST, this::delete);
    pages.post("/lab/experiments/{id}/clone", Action.REQUEST, this::copy);
  }

  private void change(PageCall call, String name) {
    Change change = changes.get(name);
    if (change == null) {
      throw new NotFoundException(name);
    }
    UUID id = call.id("id");
    Experiment changed = change.apply(call.actor(), id, reason(call));
    call.redirect(
        back(call, "/lab/experiments/" + id),
        Flash.done(call.text("experiment.done." + name, changed.name())));
  }

  private void delete(PageCall call) {
    UUID id = call.id("id");
    experiments.delete(call.actor(), id, reason(call));
    String back = back(call, "/lab/experiments");
    call.redirect(back + (back.contains("?") ? "&" : "?") + "undo=" + id);
  }

  private void copy(PageCall call) {
    Experiment known =
        experiments
            .find(call.actor(), call.id("id"))
            .orElseThrow(() -> new NotFoundException(call.text("experiment.none", call.id("id"))));
    String name = call.submission().find("name");
    Experiment added =
        experiments.clone(
            call.actor(),
            known.id(),
            name == null ? call.text("experiment.copy-of", known.name()) : name);
    call.redirect(
        "/lab/experiments/" + added.id(),
        Flash.done(call.text("experiment.done.clone", added.name())));
  }

  private static String reason(PageCall call) {
    String reason = call.submission().find("reason");
    return reason == null ? "" : reason;
  }

  /** Where the form was; a list's own parameter for undoing is not kept. */
  private static String back(PageCall call, String otherwise) {
    String back = LocalPath.orElse(call.submission().find("back"), otherwise);
    String path = back.replaceAll("([?&])undo=[^&]*", "$1").replaceAll("[?&]+$", "");
    return path.startsWith("/lab") ? path : otherwise;
  }
}
