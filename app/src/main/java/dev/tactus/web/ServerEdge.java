package dev.tactus.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.Container;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * The server's own edge: what it refuses before any of our code sees it (a malformed request line)
 * is a problem document too, and a body that is too big is read to its end, so that its sender can
 * read the answer.
 */
@Component
class ServerEdge implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private static final int SWALLOWED_BYTES = 256 << 20;

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.addContextCustomizers(
        context -> {
          Container host = context.getParent();
          if (host instanceof StandardHost standard) {
            standard.setErrorReportValveClass(Report.class.getName());
          }
        });
    server.addConnectorCustomizers(
        connector -> {
          connector.setProperty("maxSwallowSize", String.valueOf(SWALLOWED_BYTES));
          // an id may hold a slash: the path is matched by segments before they are decoded
          connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
          connector.setEncodedReverseSolidusHandling(
              EncodedSolidusHandling.PASS_THROUGH.getValue());
        });
  }

  /** Writes the problem document of a status. */
  public static final class Report extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
      int status = response.getStatus();
      if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
        return;
      }
      response.setContentType("application/problem+json");
      String body =
          "{\"type\":\"about:blank\",\"title\":\"The request could not be read\",\"status\":"
              + status
              + "}";
      try {
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        response.finishResponse();
      } catch (IOException gone) {
        container.getLogger().debug("the caller has gone", gone);
      }
    }
  }
}
