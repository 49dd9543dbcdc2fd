package org.finales.server.web.kit;

import org.finales.core.engine.Action;

/**
 * A link in the head of every page.
 *
 * @param section what {@link PageBuilder#section} says on the pages that belong to it
 * @param textKey key of its text
 * @param href where it leads
 * @param action what one must be allowed to do to see it
 * @param order place among the others, smallest first: 10 monitor, 20 experiments, 30 batteries, 40
 *     stations, 50 requests, 60 tenants
 * @param creates whether it adds something and so stands apart
 */
public record NavigationItem(
    String section, String textKey, String href, Action action, int order, boolean creates) {

  /** A link to what there is. */
  public static NavigationItem to(String section, String textKey, String href, int order) {
    return new NavigationItem(section, textKey, href, Action.READ, order, false);
  }

  /** A link to a form that adds something. */
  public static NavigationItem adding(
      String section, String textKey, String href, Action action, int order) {
    return new NavigationItem(section, textKey, href, action, order, true);
  }
}
