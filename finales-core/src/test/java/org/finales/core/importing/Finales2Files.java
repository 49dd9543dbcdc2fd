package org.finales.core.importing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;

/** Writes databases as a FINALES 2 server does. */
final class Finales2Files {
  private final Path data;
  private final Path users;
  private int links;

  Finales2Files(Path folder) throws SQLException {
    this.data = folder.resolve("sql_app.db");
    this.users = folder.resolve("users.db");
    execute(
        data,
        "create table quantity (uuid char(32) not null primary key, quantity varchar not null,"
            + " method varchar not null, specifications varchar not null, result_output varchar not"
            + " null, is_active boolean, load_time timestamp default current_timestamp)",
        "create table tenant (uuid char(32) not null primary key, name varchar not null,"
            + " limitations varchar not null, contact_person varchar not null, is_active boolean,"
            + " load_time timestamp default current_timestamp)",
        "create table request (uuid char(32) not null primary key, parameters varchar not null,"
            + " requesting_tenant_uuid char(32) not null, requesting_recieved_timestamp datetime not"
            + " null, budget varchar, status varchar not null, load_time timestamp default"
            + " current_timestamp)",
        "create table link_quantity_request (link_uuid char(32) not null primary key, method_uuid"
            + " char(32) not null, request_uuid char(32) not null, load_time timestamp default"
            + " current_timestamp)",
        "create table result (uuid char(32) not null primary key, request_uuid char(32) not null,"
            + " parameters varchar not null, data varchar not null, posting_tenant_uuid char(32) not"
            + " null, cost varchar, status varchar not null, posting_recieved_timestamp datetime not"
            + " null, load_time timestamp default current_timestamp)",
        "create table link_quantity_result (link_uuid char(32) not null primary key, method_uuid"
            + " char(32) not null, result_uuid char(32) not null, load_time timestamp default"
            + " current_timestamp)",
        "create table status_log_request (uuid char(32) not null primary key, request_uuid char(32)"
            + " not null, status varchar not null, status_change_message varchar, load_time timestamp"
            + " default current_timestamp)",
        "create table status_log_result (uuid char(32) not null primary key, result_uuid char(32) not"
            + " null, status varchar not null, status_change_message varchar, load_time timestamp"
            + " default current_timestamp)");
    execute(
        users,
        "create table users (username, uuid, password, usergroups, timestamp_added,"
            + " timestamp_lastEdited)");
  }

  Path data() {
    return data;
  }

  Path users() {
    return users;
  }

  /** An identifier as FINALES 2 stores it. */
  static String id(int number) {
    return String.format("%032x", number);
  }

  void capability(int id, String quantity, String method, String schema, boolean active)
      throws SQLException {
    insert(
        data,
        "quantity",
        id(id),
        quantity,
        method,
        schema,
        "{\"type\": \"object\"}",
        active ? 1 : 0,
        "2026-06-01 08:00:00");
  }

  void tenant(int id, String name, String limitations, boolean active) throws SQLException {
    insert(
        data, "tenant", id(id), name, limitations, "Robert", active ? 1 : 0, "2026-06-01 08:00:00");
  }

  void request(int id, String parameters, String status, int... capabilities) throws SQLException {
    insert(
        data,
        "request",
        id(id),
        parameters,
        id(900),
        "2026-07-01 10:00:00.123456",
        "not implemented",
        status,
        "2026-07-01 08:00:05");
    for (int capability : capabilities) {
      insert(
          data,
          "link_quantity_request",
          id(100_000 + links++),
          id(capability),
          id(id),
          "2026-07-01 08:00:00");
    }
  }

  void result(int id, int request, String parameters, String data, String status, int capability)
      throws SQLException {
    insert(
        this.data,
        "result",
        id(id),
        id(request),
        parameters,
        data,
        id(900),
        "not implemented",
        status,
        "2026-07-01 11:00:00",
        "2026-07-01 09:30:00");
    insert(
        this.data,
        "link_quantity_result",
        id(100_000 + links++),
        id(capability),
        id(id),
        "2026-07-01 08:00:00");
  }

  void log(String subject, int id, String status, String message, String time) throws SQLException {
    insert(data, "status_log_" + subject, id(100_000 + links++), id(id), status, message, time);
  }

  void user(String name, String uuid, String hash, String groups) throws SQLException {
    insert(
        users,
        "users",
        name,
        uuid,
        hash,
        groups,
        "2026-06-01 10:00:00.000001",
        "2026-06-01 10:00:00.000001");
  }

  private static void insert(Path file, String table, Object... values) throws SQLException {
    String marks = String.join(", ", Collections.nCopies(values.length, "?"));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement insert =
            connection.prepareStatement("insert into " + table + " values (" + marks + ")")) {
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      insert.execute();
    }
  }

  private static void execute(Path file, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
