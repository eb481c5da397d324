import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * Invents customers who wait for the products of a stock history: requests for restock alerts while
 * a product is sold out, some taken back, some followed by an order. NDJSON of Segment calls in
 * order of time; the same seed gives the same bytes.
 *
 * <p>{@code java bench/scripts/Alerts.java STOCK.csv.gz [SEED] > alerts.ndjson}
 */
public class Alerts {
  private static final int CUSTOMERS = 2_000;
  private static final int MOST_WAITING = 5;
  private static final int PERCENT_CANCELLED = 8;
  private static final int PERCENT_BOUGHT = 12;
  private static final Duration LATER = Duration.ofDays(20);

  /** An event of a customer. */
  private record Call(Instant at, String customer, String event, String product) {}

  private final Random random;
  private final List<Call> calls = new ArrayList<>();
  private Instant last = Instant.MIN;

  private Alerts(long seed) {
    random = new Random(seed);
  }

  public static void main(String[] args) throws IOException {
    if (args.length < 1 || args.length > 2) {
      System.err.println("usage: java Alerts.java STOCK.csv[.gz] [SEED] > alerts.ndjson");
      System.exit(2);
    }
    Alerts alerts = new Alerts(args.length == 2 ? Long.parseLong(args[1]) : 1);
    alerts.read(Path.of(args[0]));
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    alerts.write(out);
    out.flush();
  }

  /** While it is sold out, from one row to a later one, some ask for a product. */
  private void read(Path file) throws IOException {
    Map<String, Instant> soldOut = new HashMap<>();
    try (BufferedReader rows = open(file)) {
      List<String> header = List.of(rows.readLine().split(","));
      int time = header.indexOf("event_time");
      int type = header.indexOf("event_type");
      int product = header.indexOf("product_id");
      // the columns that are read stand before any that may be quoted
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        String[] cells = row.split(",", Math.max(type, product) + 2);
        Instant at = Instant.parse(cells[time]);
        last = at;
        if (cells[type].equals("sold_out")) {
          soldOut.putIfAbsent(cells[product], at);
        } else if (cells[type].equals("back_in_stock")) {
          Instant since = soldOut.remove(cells[product]);
          if (since != null && since.isBefore(at)) {
            ask(cells[product], since, at);
          }
        }
      }
    }
  }

  private void ask(String product, Instant from, Instant to) {
    int waiting = random.nextInt(MOST_WAITING + 1);
    for (int i = 0; i < waiting; i++) {
      String customer = "w" + (1 + random.nextInt(CUSTOMERS));
      Instant at = between(from, to);
      calls.add(new Call(at, customer, "Restock Alert Requested", product));
      int share = random.nextInt(100);
      if (share < PERCENT_CANCELLED) {
        calls.add(new Call(later(at), customer, "Restock Alert Cancelled", product));
      } else if (share < PERCENT_CANCELLED + PERCENT_BOUGHT) {
        calls.add(new Call(later(at), customer, "Order Completed", product));
      }
    }
  }

  private Instant later(Instant at) {
    return between(at, at.plus(LATER));
  }

  private Instant between(Instant from, Instant to) {
    long seconds = to.getEpochSecond() - from.getEpochSecond();
    return from.plusSeconds(1 + random.nextInt((int) Math.max(1, seconds - 1)));
  }

  private void write(PrintStream out) {
    calls.removeIf(call -> call.at().isAfter(last));
    calls.sort(Comparator.comparing(Call::at));
    int number = 0;
    for (Call call : calls) {
      number++;
      String line = "\"product_id\":\"" + call.product() + "\"";
      String properties =
          switch (call.event()) {
            case "Order Completed" ->
                "\"order_id\":\"o" + number + "\",\"products\":[{" + line + ",\"quantity\":1}]";
            case "Restock Alert Requested" -> line + ",\"channel\":\"email\"";
            default -> line;
          };
      out.print(
          "{\"type\":\"track\",\"messageId\":\"alert-"
              + number
              + "\",\"userId\":\""
              + call.customer()
              + "\",\"event\":\""
              + call.event()
              + "\",\"timestamp\":\""
              + call.at()
              + "\",\"properties\":{"
              + properties
              + "}}\n");
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return new BufferedReader(
        new InputStreamReader(gzip ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
  }
}
