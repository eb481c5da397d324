package dev.tactus.rulebase;

import java.util.Optional;

/** All releases that were ever accepted. */
public interface KeptReleases {
  Optional<Release> load(String id);
}
