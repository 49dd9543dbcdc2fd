package org.finales.api.experiment;

import java.util.List;

/**
 * A part of a list of experiments, and what the whole list is made of; immutable. Each list of
 * facets counts as if the query did not restrict that very thing, the most frequent first, at most
 * a thousand.
 *
 * @param items the experiments in order
 * @param total how many fulfil the query in all
 * @param technologies families of their batteries
 * @param batteries their batteries
 * @param stations stations that work or worked on them, or that were asked for
 * @param protocols their protocols
 * @param states how far they are
 */
public record ExperimentPage(
    List<Experiment> items,
    long total,
    List<Facet> technologies,
    List<Facet> batteries,
    List<Facet> stations,
    List<Facet> protocols,
    List<Facet> states) {

  /** Copies the lists. */
  public ExperimentPage {
    items = List.copyOf(items);
    technologies = List.copyOf(technologies);
    batteries = List.copyOf(batteries);
    stations = List.copyOf(stations);
    protocols = List.copyOf(protocols);
    states = List.copyOf(states);
  }
}
