package org.finales.samples;

import java.util.List;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Capability;
import org.finales.api.broker.Tenant;
import org.finales.api.capability.BuiltInCapabilities;

/**
 * Prepares a broker for the other programs: adds the built-in capabilities and says what is there.
 * Running it again changes nothing.
 */
public final class MockInit {
  private MockInit() {}

  /**
   * Adds the capabilities; the account needs a role that may, such as tenant.
   *
   * @return what can be asked for now
   */
  public static List<Capability> run(Broker broker, Progress progress) {
    Reconnection reconnection = new Reconnection(progress);
    return reconnection.insist(
        () -> {
          BuiltInCapabilities.drafts().forEach(broker.capabilities()::add);
          List<Capability> capabilities = broker.capabilities().list(false);
          for (Capability capability : capabilities) {
            progress.say(
                capability.quantity()
                    + " by "
                    + capability.method()
                    + " can be asked for, version "
                    + capability.version());
          }
          List<String> tenants =
              broker.tenants().list().stream().filter(Tenant::active).map(Tenant::name).toList();
          progress.say(
              tenants.isEmpty()
                  ? "no tenant is there yet"
                  : "tenants: " + String.join(", ", tenants));
          return capabilities;
        });
  }
}
