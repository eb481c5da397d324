package dev.tactus.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.delivery.Outbox;
import dev.tactus.judgement.Decisions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PollersTest {
  @Test
  void goOnAfterAnError() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(12);
    DataSource broken = broken(DataSource.class, asked::countDown);
    UnitOfWork work =
        new UnitOfWork(
            broken,
            () -> Instant.EPOCH,
            broken(Conductors.class, () -> {}),
            broken(Decisions.class, () -> {}),
            broken(Outbox.class, () -> {}));
    Pollers pollers =
        new Pollers(work, broken, () -> Instant.EPOCH, List.of(), new SimpleMeterRegistry());
    pollers.start();
    try {
      assertThat(asked.await(1, TimeUnit.MINUTES)).as("asked again and again").isTrue();
    } finally {
      pollers.stop();
    }
  }

  private static <T> T broken(Class<T> type, Runnable asked) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              asked.run();
              throw new NoClassDefFoundError("broken for the test");
            }));
  }
}
