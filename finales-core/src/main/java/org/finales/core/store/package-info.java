/**
 * Where the broker's truth is kept: an append-only log and the tables that follow from it, in one
 * SQLite file or one PostgreSQL database. Nothing here decides anything; the engine does.
 */
@org.jspecify.annotations.NullMarked
package org.finales.core.store;
