package dev.tactus.embedded;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether no server was named, so that Tactus starts its own. */
final class NoneGiven {
  private NoneGiven() {}

  /** No database. */
  static final class Database implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !GivenServers.hasDatabase(context.getEnvironment());
    }
  }

  /** No broker. */
  static final class Broker implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !GivenServers.hasBroker(context.getEnvironment());
    }
  }
}
