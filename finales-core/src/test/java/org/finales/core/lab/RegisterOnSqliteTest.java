package org.finales.core.lab;

/** {@link RegisterContract} on SQLite. */
class RegisterOnSqliteTest extends RegisterContract {}
