package dev.tactus.customer;

import dev.tactus.web.Listing;
import dev.tactus.web.Paging;

/** The consent ledger, for reading: every entry that was ever made. */
public interface ConsentLedger {
  /** The customer's entries in the order in which they were entered. */
  Listing<LedgerLine> of(String customer, Paging paging);
}
