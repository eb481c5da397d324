package dev.tactus.access;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestOperations;
import org.springframework.web.client.RestTemplate;

/** Calls the issuer with little patience: while it hangs, our own callers are not to hang too. */
final class IssuerCalls implements ClientHttpRequestInterceptor {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

  private final InstantSource clock;
  private volatile Instant again = Instant.MIN;

  private IssuerCalls(InstantSource clock) {
    this.clock = clock;
  }

  static RestOperations with(InstantSource clock) {
    SimpleClientHttpRequestFactory calls = new SimpleClientHttpRequestFactory();
    calls.setConnectTimeout(PATIENCE);
    calls.setReadTimeout(PATIENCE);
    RestTemplate operations = new RestTemplate(calls);
    operations.getInterceptors().add(new IssuerCalls(clock));
    return operations;
  }

  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution call) throws IOException {
    if (clock.instant().isBefore(again)) {
      throw new IOException("the issuer did not answer a moment ago");
    }
    try {
      return call.execute(request, body);
    } catch (IOException e) {
      again = clock.instant().plus(LEFT_ALONE);
      throw e;
    }
  }
}
