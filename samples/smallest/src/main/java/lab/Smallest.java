package lab;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.finales.api.broker.*;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Engine;

public class Smallest {
  public static void main(String[] args) {
    try (Engine engine = Engine.inMemory()) {
      Broker lab = engine.as("lab");
      var anything = FinalesJson.read("{\"type\": \"object\"}"); // any JSON Schema
      lab.capabilities().add(new CapabilityDraft("density", "pycnometer", anything, anything));
      var offer = Offer.unrestricted("density", "pycnometer");
      Tenant tenant = lab.tenants().register(new TenantDraft("my pycnometer", List.of(offer)));

      var wish = RequestDraft.builder("density").method("pycnometer", Map.of("temperature", 298));
      Request request = lab.requests().post(wish.build());

      var mine = ClaimOptions.forTenant(tenant.id());
      Claim claim = lab.work().next(mine, Duration.ofSeconds(10)).orElseThrow();
      lab.work().deliver(claim.token(), ResultDraft.answering(claim, Map.of("density", 1.21)));

      System.out.println(lab.results().forRequest(request.id()).orElseThrow().data());
    }
  }
}
