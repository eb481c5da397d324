package dev.tactus.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Qpid is told at each start; the virtual host with its queues is in its own durable store.
 */
final class BrokerConfiguration {
  private BrokerConfiguration() {}

  static String json(Path store, int port, String user, String password) {
    return JsonMapper.shared()
        .writeValueAsString(
            Map.of(
                "name", "embedded",
                "modelVersion", "9.1",
                "context", context(),
                "authenticationproviders", List.of(users(user, password)),
                "ports", List.of(port(port)),
                "virtualhostnodes", List.of(host(store))));
  }

  // a rejected message goes to the alternate at once; an unknown argument is refused, not ignored
  private static Map<String, String> context() {
    return Map.of(
        "queue.maximumDeliveryAttempts", "1",
        "queue.behaviourOnUnknownDeclareArgument", "FAIL",
        "exchange.behaviourOnUnknownDeclareArgument", "FAIL",
        "virtualhost.housekeepingCheckPeriod", "1000",
        "qpid.port.sessionCountLimit", "2047");
  }

  // without the empty list it refuses PLAIN where there is no TLS
  private static Map<String, Object> users(String user, String password) {
    return Map.of(
        "name",
        "plain",
        "type",
        "Plain",
        "secureOnlyMechanisms",
        List.of(),
        "users",
        List.of(Map.of("name", user, "type", "managed", "password", password)));
  }

  private static Map<String, Object> port(int port) {
    return Map.of(
        "name", "AMQP",
        "type", "AMQP",
        "bindingAddress", "127.0.0.1",
        "port", port,
        "protocols", List.of("AMQP_0_9_1"),
        "authenticationProvider", "plain",
        "virtualhostaliases",
            List.of(
                Map.of("name", "default", "type", "defaultAlias"),
                Map.of("name", "byName", "type", "nameAlias")));
  }

  private static Map<String, Object> host(Path store) {
    return Map.of(
        "name", "default",
        "type", "BDB",
        "storePath", store.toString(),
        "defaultVirtualHostNode", "true",
        "virtualHostInitialConfiguration", "{\"type\":\"ProvidedStore\"}");
  }
}
