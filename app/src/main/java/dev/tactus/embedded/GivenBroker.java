package dev.tactus.embedded;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The RabbitMQ that TACTUS_BROKER_URI names: one host, or several of a cluster. */
final class GivenBroker {
  private static final Pattern URI =
      Pattern.compile("(amqps?)://(?:([^:@/]*)(?::([^@/]*))?@)?([^/@]+)(?:/([^/]*))?");

  private GivenBroker() {}

  /** As Spring's properties. The address goes into no message: it may hold a password. */
  static Map<String, Object> properties(String address) {
    Matcher uri = URI.matcher(address);
    if (!uri.matches()) {
      throw new BadSettingException(
          "TACTUS_BROKER_URI", "amqp://user:password@host:5672/vhost, or amqps:// for TLS");
    }
    boolean tls = uri.group(1).equals("amqps");
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("spring.rabbitmq.addresses", withPorts(uri.group(4), tls ? 5671 : 5672));
    properties.put("spring.rabbitmq.ssl.enabled", tls);
    if (uri.group(2) != null) {
      properties.put("spring.rabbitmq.username", GivenDatabase.decoded(uri.group(2)));
    }
    if (uri.group(3) != null) {
      properties.put("spring.rabbitmq.password", GivenDatabase.decoded(uri.group(3)));
    }
    String host = uri.group(5) == null ? "" : GivenDatabase.decoded(uri.group(5));
    properties.put("spring.rabbitmq.virtual-host", host.isEmpty() ? "/" : host);
    return properties;
  }

  private static String withPorts(String hosts, int port) {
    StringBuilder all = new StringBuilder();
    for (String host : hosts.split(",", -1)) {
      all.append(all.isEmpty() ? "" : ",").append(host);
      if (!host.matches(".*:\\d+")) {
        all.append(':').append(port);
      }
    }
    return all.toString();
  }
}
