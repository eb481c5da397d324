package dev.tactus.time;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Gives everybody else the time as an {@link InstantSource} bean, which tests and replays replace.
 */
@Configuration(proxyBeanMethods = false)
class WallClock {
  @Bean
  InstantSource now() {
    return InstantSource.system();
  }
}
