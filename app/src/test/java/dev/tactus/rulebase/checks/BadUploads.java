package dev.tactus.rulebase.checks;

import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;

/** All uploads that may not go live, by what is wrong with them. */
public final class BadUploads {
  /** Whatever runs of an upload leaves this property behind. */
  public static final String CANARY = BadRules.CANARY;

  private BadUploads() {}

  public static Map<String, Supplier<InputStream>> all() {
    Map<String, Supplier<InputStream>> all = BadRules.all();
    all.putAll(BadFiles.all());
    return all;
  }
}
