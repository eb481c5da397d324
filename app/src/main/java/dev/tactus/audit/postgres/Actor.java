package dev.tactus.audit.postgres;

import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who does something now: the key (or the person of a token) of the request. */
record Actor(String who, String role) {
  private static final Actor TACTUS = new Actor("tactus", "tactus");
  private static final String PREFIX = "ROLE_";

  static Actor now() {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    if (caller == null || caller instanceof AnonymousAuthenticationToken) {
      return TACTUS;
    }
    String role =
        caller.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .filter(a -> a != null && a.startsWith(PREFIX))
            .map(a -> a.substring(PREFIX.length()).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(","));
    return new Actor(caller.getName(), role.isEmpty() ? "none" : role);
  }
}
