package org.finales.api.broker;

/**
 * The broker as one account sees it: programs ask here for quantities, and tenants find their work.
 *
 * <p>An embedded engine and {@code org.finales.client.HttpBroker} implement it alike. All methods
 * are thread-safe and block until what they did is safe on disk. All throw the children of {@link
 * BrokerException}: {@link InvalidException} for bad input, {@link ForbiddenException} where the
 * account's role does not allow the action, {@link UnavailableException} when the broker cannot
 * answer.
 */
public interface Broker extends AutoCloseable {
  /** The account in whose name this broker acts. */
  String account();

  /** What can be asked for. */
  Capabilities capabilities();

  /** Who answers. */
  Tenants tenants();

  /** What is asked. */
  Requests requests();

  /** Finding, holding and finishing work. */
  Work work();

  /** What was answered. */
  Results results();

  /** Files of requests and results. */
  Files files();

  /** What happened. */
  Events events();

  /** Lets go of connections and subscriptions; does not stop an engine. */
  @Override
  void close();
}
