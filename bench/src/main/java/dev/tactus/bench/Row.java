package dev.tactus.bench;

import java.time.Instant;

/** One line of a recorded clickstream. */
record Row(int number, Instant at, String type, String customer, String product, String category) {}
