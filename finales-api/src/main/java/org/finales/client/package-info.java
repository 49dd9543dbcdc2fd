/**
 * A broker in another process: {@link org.finales.client.HttpBroker} speaks the native HTTP surface
 * of a finales server, and {@link org.finales.client.Worker} is the loop of a tenant over any
 * broker, near or far.
 */
@org.jspecify.annotations.NullMarked
package org.finales.client;
