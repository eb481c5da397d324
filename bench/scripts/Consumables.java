import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Says which products of a purchase history count as consumable, as a catalogue for {@code replay
 * --products}: those that at least 20 customers bought on three days or more (UTC).
 *
 * <p>{@code java bench/scripts/Consumables.java PURCHASES.csv.gz > products.csv}
 */
public class Consumables {
  private static final int CUSTOMERS = 20;
  private static final int DAYS = 3;
  private static final int DAY = "2011-12-09".length();

  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: java Consumables.java PURCHASES.csv[.gz] > products.csv");
      System.exit(2);
    }
    StringBuilder out = new StringBuilder("product_id,consumable\n");
    daysBought(Path.of(args[0]))
        .forEach(
            (product, customers) -> {
              long often = customers.values().stream().filter(d -> d.size() >= DAYS).count();
              if (often >= CUSTOMERS) {
                out.append(product).append(",true\n");
              }
            });
    System.out.print(out);
  }

  /** Days on which each customer bought each product. */
  private static Map<String, Map<String, Set<String>>> daysBought(Path file) throws IOException {
    Map<String, Map<String, Set<String>>> days = new TreeMap<>();
    try (BufferedReader rows = open(file)) {
      List<String> header = List.of(rows.readLine().split(","));
      int time = header.indexOf("event_time");
      int type = header.indexOf("event_type");
      int customer = header.indexOf("user_id");
      int product = header.indexOf("product_id");
      // the columns that are read stand before any that may be quoted
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        String[] cells = row.split(",", product + 2);
        if (cells[type].equals("purchase")) {
          days.computeIfAbsent(cells[product], p -> new HashMap<>())
              .computeIfAbsent(cells[customer], c -> new HashSet<>())
              .add(cells[time].substring(0, DAY));
        }
      }
    }
    return days;
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
