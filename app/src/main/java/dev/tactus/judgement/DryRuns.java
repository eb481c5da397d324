package dev.tactus.judgement;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Facts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges triggers that no journey gave: nothing is reserved, nothing stored, nothing sent. */
public interface DryRuns {
  /** Judges a wish now, with what is known of the customer. */
  Decision judge(Wish wish);

  /** Judges these facts, at the time that they name. */
  Decision judge(Facts facts);

  /**
   * Sends what would have been sent to one of the listed internal addresses, as a test: without the
   * customer.
   *
   * @return the id of the send
   * @throws NoTestException if it cannot be sent there
   */
  String sendTest(Decision decision, String address);

  /**
   * A wish to send, as a journey would have it.
   *
   * @param subject null: the one of the customer's latest open enrollment, if there is any
   * @param products empty: those of the enrollment
   * @param channels empty: those of the step
   */
  record Wish(
      String customer,
      String journey,
      String step,
      @Nullable String subject,
      List<String> products,
      List<Channel> channels) {}

  /** A test cannot be sent; says why. */
  final class NoTestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoTestException(String why) {
      super(why);
    }
  }
}
