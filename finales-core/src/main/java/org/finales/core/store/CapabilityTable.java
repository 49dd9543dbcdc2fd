package org.finales.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.finales.api.broker.Capability;
import org.finales.api.json.FinalesJson;

/** Every version of every capability. */
public final class CapabilityTable {
  private final Session session;

  CapabilityTable(Session session) {
    this.session = session;
  }

  /** All versions that can be read, oldest first within a capability. */
  public List<Capability> all() {
    return Readable.of(
        session
            .select("select * from capability order by quantity, method, version")
            .map(
                Readable.or(
                    CapabilityTable::capability,
                    row ->
                        "capability %s by %s, version %d"
                            .formatted(
                                row.getString("quantity"),
                                row.getString("method"),
                                row.getInt("version"))))
            .list());
  }

  /** The newest version, active or not. */
  public Optional<Capability> newest(String quantity, String method) {
    return map(
            "select * from capability where quantity = ? and method = ? order by version desc limit 1",
            quantity,
            method)
        .findFirst();
  }

  /** One version. */
  public Optional<Capability> version(String quantity, String method, int version) {
    return map(
            "select * from capability where quantity = ? and method = ? and version = ?",
            quantity,
            method,
            version)
        .findFirst();
  }

  /** Adds a version. */
  public void insert(Capability capability) {
    session.execute(
        "insert into capability (quantity, method, version, parameters_schema, result_schema,"
            + " repeatable, active, account, created) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        capability.quantity(),
        capability.method(),
        capability.version(),
        FinalesJson.write(capability.parametersSchema()),
        FinalesJson.write(capability.resultSchema()),
        Sql.flag(capability.repeatable()),
        Sql.flag(capability.active()),
        capability.account(),
        Micros.of(capability.created()));
  }

  /** Makes exactly one version active, or none. */
  public void activate(String quantity, String method, int version) {
    session.execute(
        "update capability set active = case when version = ? then 1 else 0 end"
            + " where quantity = ? and method = ?",
        version,
        quantity,
        method);
  }

  private Session.Rows<Capability> map(String sql, Object... values) {
    return session.select(sql, values).map(row -> capability(row));
  }

  private static Capability capability(ResultSet row) throws SQLException {
    return new Capability(
        row.getString("quantity"),
        row.getString("method"),
        row.getInt("version"),
        FinalesJson.readWritten(row.getString("parameters_schema")),
        FinalesJson.readWritten(row.getString("result_schema")),
        row.getInt("repeatable") == 1,
        row.getInt("active") == 1,
        row.getString("account"),
        Sql.instant(row, "created"));
  }
}
