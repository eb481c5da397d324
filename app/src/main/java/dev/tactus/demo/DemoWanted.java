package dev.tactus.demo;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the demo storefront may run: by TACTUS_DEMO, else on the embedded database only. */
final class DemoWanted implements Condition {
  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    Environment environment = context.getEnvironment();
    String wanted = environment.getProperty("tactus.demo", "").strip();
    return wanted.isEmpty()
        ? !environment.containsProperty("spring.datasource.url")
        : Boolean.parseBoolean(wanted);
  }
}
