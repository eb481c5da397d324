package dev.tactus.access;

import java.time.Instant;
import java.util.Map;

/** The hashes of all keys. */
public interface StoredKeys {
  /** The role of each key, by its {@link KeyHash}. */
  Map<KeyHash, Role> all();

  /** Adds keys, all or none; those that are there stay as they are. */
  void add(Map<KeyHash, Role> keys, Instant at);
}
