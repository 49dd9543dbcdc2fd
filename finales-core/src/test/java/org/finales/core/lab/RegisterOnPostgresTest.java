package org.finales.core.lab;

/** {@link RegisterContract} on PostgreSQL. */
class RegisterOnPostgresTest extends RegisterContract {
  @Override
  boolean isOnPostgres() {
    return true;
  }
}
