package org.finales.core.lab;

/** {@link QueueContract} on PostgreSQL. */
class QueueOnPostgresTest extends QueueContract {
  @Override
  boolean isOnPostgres() {
    return true;
  }
}
