package dev.tactus.intake;

import dev.tactus.web.Listing;
import dev.tactus.web.Paging;
import java.time.Instant;
import java.util.List;

/** The items that were set aside, with their reasons. */
public interface RejectedEvents {
  /** Keeps them; returns when they are durable. */
  void add(String call, Instant receivedAt, List<SetAside> items);

  /** Newest first. */
  Listing<RejectedEvent> list(Paging paging);

  /** Forgets what came before that time. */
  void forgetBefore(Instant time);
}
