package dev.tactus.delivery;

/** Secrets that every process of an installation shares. */
public interface Secrets {
  /** The secret of that name: 32 random bytes, made at the first call. */
  byte[] secret(String name);
}
