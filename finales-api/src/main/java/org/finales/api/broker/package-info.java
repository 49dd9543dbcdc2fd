/**
 * The words of the broker: capabilities, tenants, requests, claims, results, events, and the {@link
 * org.finales.api.broker.Broker} that brings them together. An embedded engine and the HTTP client
 * implement the same interface, so a tenant's code does not change when it moves to another
 * process.
 */
@org.jspecify.annotations.NullMarked
package org.finales.api.broker;
