package dev.tactus.audit.http;

import dev.tactus.audit.Audit;
import dev.tactus.audit.AuditEntry;
import dev.tactus.web.Listing;
import dev.tactus.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who changed what, when and why. */
@RestController
class AuditController {
  private final Audit audit;

  AuditController(Audit audit) {
    this.audit = audit;
  }

  @GetMapping("/v1/audit")
  @Operation(summary = "Who changed what, when and why; newest first")
  Listing<AuditEntry> list(Paging paging) {
    return audit.list(paging);
  }
}
