package dev.tactus.delivery;

/** Work that keeps the store in order; done at the start and then every hour. */
public interface Upkeep {
  void renew();
}
