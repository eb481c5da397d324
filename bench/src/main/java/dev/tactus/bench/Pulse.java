package dev.tactus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Memory of the application after a full collection, as it says itself.
 *
 * @param heap MB
 * @param metaspace MB
 */
record Pulse(double heap, double metaspace, long classes) {
  private static final double MEGABYTE = 1 << 20;

  /** Collects, then asks. */
  static Pulse of(App app) throws IOException, InterruptedException {
    collect(app.handle().pid());
    String metrics = metrics(app);
    return new Pulse(
        sum(metrics, "jvm_memory_used_bytes{area=\"heap\"") / MEGABYTE,
        sum(metrics, "jvm_memory_used_bytes{area=\"nonheap\",id=\"Metaspace\"") / MEGABYTE,
        (long) sum(metrics, "jvm_classes_loaded_classes"));
  }

  /** Without it the figures would be of garbage, too. */
  static void collect(long pid) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process collection =
        new ProcessBuilder(jcmd, String.valueOf(pid), "GC.run").redirectErrorStream(true).start();
    String said = new String(collection.getInputStream().readAllBytes(), UTF_8).strip();
    int code = collection.waitFor();
    if (code != 0) {
      throw new IllegalStateException(
          "process %d collected no garbage, jcmd ended with %d: %s".formatted(pid, code, said));
    }
  }

  private static String metrics(App app) throws IOException, InterruptedException {
    URI at = app.at("/actuator/prometheus");
    String key = Base64.getEncoder().encodeToString((app.key("admin") + ":").getBytes(UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(at).header("Authorization", "Basic " + key).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString(UTF_8)).body();
  }

  private static double sum(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
