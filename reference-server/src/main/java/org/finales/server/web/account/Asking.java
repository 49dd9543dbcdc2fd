package org.finales.server.web.account;

import org.finales.core.accounts.SignUps;

/**
 * Somebody who waits for approval.
 *
 * @param waiting who
 * @param path the account's page
 */
public record Asking(SignUps.Waiting waiting, String path) {}
