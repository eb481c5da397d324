package dev.tactus.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the settings and the gauges of delivery. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DeliverySettings.class, WebhookSettings.class})
class DeliveryConfiguration {
  @Bean
  MeterBinder outboxDepth(DueSends due) {
    return (MeterRegistry registry) ->
        Gauge.builder("tactus.outbox.depth", due, DueSends::depth)
            .description("sends that wait to be published, counted up to 100,000")
            .register(registry);
  }
}
