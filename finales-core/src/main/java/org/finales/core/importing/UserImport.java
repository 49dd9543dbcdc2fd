package org.finales.core.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.core.accounts.Accounts;
import org.finales.core.engine.Role;
import org.finales.core.importing.ImportReport.Kind;
import org.finales.core.importing.Transfer.UnreadableException;
import org.finales.core.store.AccountTable.StoredAccount;
import org.jspecify.annotations.Nullable;

/**
 * FINALES 2's users with their password hashes. All of them become tenants here, which may do what
 * every user may do there; the groups, which mean nothing there, are kept in the log.
 */
final class UserImport {
  /** What Python writes for a list of texts without quotes in them. */
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

  private final Transfer transfer;
  private final Set<UUID> ids = new HashSet<>();
  private final Set<String> taken = new HashSet<>();

  UserImport(Transfer transfer) {
    this.transfer = transfer;
    transfer.ledger.accounts().all().forEach(account -> ids.add(account.id()));
  }

  void run(List<Finales2Rows.User> rows) {
    for (Finales2Rows.User row : rows) {
      try {
        take(row);
      } catch (UnreadableException e) {
        // Without the hash: the log holds no secrets.
        transfer.unreadable(
            Kind.ACCOUNTS,
            "users",
            row.name(),
            String.valueOf(e.getMessage()),
            Map.of("username", row.name(), "uuid", row.uuid(), "groups", groups(row.groups())));
      }
    }
  }

  private void take(Finales2Rows.User row) throws UnreadableException {
    String name = row.name();
    if (!taken.add(name)) {
      throw new UnreadableException("there are several users of this name; the first is taken");
    }
    if (transfer.ledger.accounts().find(name).isPresent()) {
      transfer.report.present(Kind.ACCOUNTS);
      return;
    }
    if (!Accounts.isPossible(name)) {
      throw new UnreadableException("this broker does not take the name");
    }
    UUID id = Transfer.uuid(row.uuid());
    if (!ids.add(id)) {
      // FINALES 2 gave the same identifier to all users that one process made.
      id = UUID.randomUUID();
      transfer.report.note("user " + name + " gets another uuid, because two users had the same");
    }
    transfer
        .ledger
        .accounts()
        .insert(
            new StoredAccount(
                name, id, Role.TENANT.wireName(), row.password(), false, 0, added(row)));
    List<String> groups = groups(row.groups());
    transfer.log(
        "account.imported",
        "account",
        name,
        null,
        Role.TENANT.wireName(),
        null,
        Map.of("groups", groups));
    if (!groups.isEmpty()) {
      transfer.report.note(
          "user "
              + name
              + " was in "
              + String.join(", ", groups)
              + " and has the role tenant here; user role changes it");
    }
    transfer.report.added(Kind.ACCOUNTS);
  }

  private Instant added(Finales2Rows.User row) {
    try {
      return row.added() == null ? transfer.now() : transfer.local(row.added());
    } catch (UnreadableException e) {
      return transfer.now();
    }
  }

  private static List<String> groups(@Nullable String text) {
    List<String> groups = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(text == null ? "" : text);
    while (quoted.find()) {
      groups.add(quoted.group(1) != null ? quoted.group(1) : quoted.group(2));
    }
    return groups;
  }
}
