package org.finales.api.rest;

import java.time.Duration;

/**
 * Whether a server can do its work.
 *
 * @param status {@code ok}, or {@code failing} where the store does not answer
 * @param version the server's version
 * @param store whether the store answers
 * @param uptime how long the server has been running
 */
public record Health(String status, String version, boolean store, Duration uptime) {}
