package dev.tactus.intake.http;

import dev.tactus.customer.ConsentLedger;
import dev.tactus.customer.LedgerLine;
import dev.tactus.intake.Bodies;
import dev.tactus.intake.Intake;
import dev.tactus.intake.Limits;
import dev.tactus.web.Listing;
import dev.tactus.web.Paging;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is told of customers: who they are, what they consent to, what they prefer. */
@RestController
class CustomersController {
  private static final String REPEAT = "Idempotency-Key";
  private final Intake intake;
  private final ConsentLedger ledger;
  private final Answers answers;

  CustomersController(Intake intake, ConsentLedger ledger, Answers answers) {
    this.intake = intake;
    this.ledger = ledger;
    this.answers = answers;
  }

  @PutMapping("/v1/customers/{id}")
  void customer(
      @PathVariable String id,
      @RequestHeader(name = REPEAT, required = false) @Nullable String messageId,
      HttpServletRequest request,
      HttpServletResponse answer)
      throws IOException {
    intake.customer(id, messageId, body(request));
    answers.taken(answer, List.of());
  }

  @PutMapping("/v1/customers/{id}/preferences")
  void preferences(
      @PathVariable String id,
      @RequestHeader(name = REPEAT, required = false) @Nullable String messageId,
      HttpServletRequest request,
      HttpServletResponse answer)
      throws IOException {
    intake.preferences(id, messageId, body(request));
    answers.taken(answer, List.of());
  }

  @PostMapping("/v1/customers/{id}/consents")
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, Object> consent(
      @PathVariable String id,
      @RequestHeader(name = REPEAT, required = false) @Nullable String messageId,
      HttpServletRequest request) {
    return intake.consent(id, messageId, body(request));
  }

  @GetMapping("/v1/customers/{id}/consents")
  Listing<LedgerLine> consents(@PathVariable String id, Paging paging) {
    return ledger.of(id, paging);
  }

  private static Map<String, Object> body(HttpServletRequest request) {
    return Bodies.object(RawBody.read(request, Limits.CALL_BYTES), true);
  }
}
