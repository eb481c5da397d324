package dev.tactus.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Segment's clients may name their key in the body instead of the header. */
@Component
public class WriteKeys {
  private final Keys keys;
  private final IssuerSettings settings;

  WriteKeys(Keys keys, IssuerSettings settings) {
    this.settings = settings;
    this.keys = keys;
  }

  /**
   * Lets pass whoever the header has let in, or the body's key if it is for events.
   *
   * @throws dev.tactus.web.Problem 401 or 403 if it is not
   */
  public void mayIngest(@Nullable String writeKey) {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    if (caller != null && !(caller instanceof AnonymousAuthenticationToken)) {
      return;
    }
    if (writeKey == null || writeKey.isEmpty()) {
      throw Refusals.noKey();
    }
    Role role = keys.roleOf(KeyHash.of(writeKey));
    if (role == null || !settings.counts(role)) {
      throw Refusals.unknownKey();
    }
    if (role != Role.INGEST && role != Role.INTEGRATION && role != Role.ADMIN) {
      throw Refusals.wrongRole(role.id());
    }
  }
}
