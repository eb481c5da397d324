package dev.tactus.access;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets in who has a role for events, and who has named none yet: the body may name a key. */
final class IngestOrBody implements AuthorizationManager<RequestAuthorizationContext> {
  private final AuthorizationManager<RequestAuthorizationContext> roles;

  IngestOrBody(String[] roles) {
    this.roles = AuthorityAuthorizationManager.hasAnyRole(roles);
  }

  @Override
  public @Nullable AuthorizationResult authorize(
      Supplier<? extends @Nullable Authentication> caller, RequestAuthorizationContext request) {
    return caller.get() instanceof AnonymousAuthenticationToken
        ? new AuthorizationDecision(true)
        : roles.authorize(caller, request);
  }
}
