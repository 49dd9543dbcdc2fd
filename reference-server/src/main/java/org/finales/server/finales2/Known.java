package org.finales.server.finales2;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.finales.api.broker.Broker;
import org.finales.server.http.Refusal;
import org.finales.server.http.RefusedException;
import tools.jackson.databind.JsonNode;

/**
 * Whether quantities and methods are known and parameters go with methods, refused in FINALES 2's
 * own texts, which some of its users know by heart.
 */
final class Known {
  private final Broker broker;

  Known(Broker broker) {
    this.broker = broker;
  }

  /**
   * Refuses a request that no capability takes.
   *
   * @throws RefusedException 400
   */
  void requireForRequest(String quantity, List<String> methods, JsonNode parameters) {
    requireAll(
        quantity,
        methods,
        parameters,
        method -> broker.capabilities().find(quantity, method).isPresent());
  }

  /**
   * Refuses a result that no capability ever gave; finished work is taken even where its capability
   * was withdrawn meanwhile.
   *
   * @throws RefusedException 400
   */
  void requireForResult(String quantity, List<String> methods, JsonNode parameters) {
    requireAll(quantity, methods, parameters, method -> wasThere(quantity, method));
  }

  private void requireAll(
      String quantity, List<String> methods, JsonNode parameters, Predicate<String> isThere) {
    if (methods.stream().noneMatch(isThere) && !wasThere(quantity, methods)) {
      throw wrong("No records for this quantity: " + quantity);
    }
    for (Map.Entry<String, JsonNode> field : parameters.properties()) {
      if (!methods.contains(field.getKey())) {
        throw wrong(
            "Method for params with key "
                + field.getKey()
                + " not found in list: "
                + Words.list(methods));
      }
    }
    for (String method : methods) {
      if (!parameters.has(method)) {
        String keys = Words.list(parameters.propertyNames());
        throw wrong("Method " + method + " not found in parameters: dict_keys(" + keys + ")");
      }
      if (!isThere.test(method)) {
        throw wrong(
            wasThere(quantity, method)
                ? "The method "
                    + method
                    + " for quantity "
                    + quantity
                    + " has several entries (0) in the quantity table which are active"
                : "No records for this method: " + method);
      }
    }
  }

  private boolean wasThere(String quantity, List<String> methods) {
    return methods.stream().anyMatch(method -> wasThere(quantity, method))
        || broker.capabilities().list(false).stream()
            .anyMatch(capability -> capability.quantity().equals(quantity));
  }

  private boolean wasThere(String quantity, String method) {
    return broker.capabilities().version(quantity, method, 1).isPresent();
  }

  static RefusedException wrong(String detail) {
    return Refusal.badRequest(detail).exception();
  }
}
