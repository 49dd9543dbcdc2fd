package org.finales.core.lab;

/** {@link QueueContract} on SQLite. */
class QueueOnSqliteTest extends QueueContract {}
