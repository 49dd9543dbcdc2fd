/**
 * How the reference server keeps passwords. Everything else about accounts is in {@link
 * org.finales.core.accounts}.
 */
@org.jspecify.annotations.NullMarked
package org.finales.server.accounts;
