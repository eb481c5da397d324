package dev.tactus.demo;

import dev.tactus.enrollment.EventSink;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo storefront, where it is wanted. */
@Configuration(proxyBeanMethods = false)
@Conditional(DemoWanted.class)
class DemoConfiguration {
  @Bean
  Ticker demoTicker(InstantSource clock) {
    return new Ticker(System.out, clock);
  }

  @Bean
  Demo demo(EventSink sink, JdbcClient database, InstantSource clock, Ticker ticker) {
    return new Demo(sink, new PostgresBookmark(database), clock, ticker);
  }
}
