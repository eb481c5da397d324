package dev.tactus.audit;

import dev.tactus.web.Listing;
import dev.tactus.web.Paging;
import java.sql.Connection;

/** The audit log. Who does it is whoever makes the request; without one, Tactus itself. */
public interface Audit {
  /** Notes a deed within the transaction that does it. */
  void note(Connection transaction, Deed deed);

  /** Notes a deed by itself, or within Spring's transaction if there is one. */
  void note(Deed deed);

  /** Newest first. */
  Listing<AuditEntry> list(Paging paging);
}
