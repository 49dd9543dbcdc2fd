/** Signing in and up, accounts, tokens, and their administration. */
@NullMarked
package org.finales.server.web.account;

import org.jspecify.annotations.NullMarked;
