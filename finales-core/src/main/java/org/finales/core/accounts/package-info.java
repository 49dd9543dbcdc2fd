/**
 * Who may come in: accounts, their passwords and tokens, and the log-ins that follow from them.
 * What an account may then do is said by {@link org.finales.core.engine.Role}; every change of an
 * account or token is in the store's log, and no secret is ever in it.
 */
@org.jspecify.annotations.NullMarked
package org.finales.core.accounts;
