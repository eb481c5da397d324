package dev.tactus.access;

import dev.tactus.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells by the key who calls. */
final class KeyFilter extends OncePerRequestFilter {
  private final Keys keys;
  private final ProblemWriter writer;
  private final IssuerSettings settings;
  private final boolean tokens;

  /**
   * @param tokens whether a bearer that is no key may be a token of an OpenID Connect issuer
   */
  KeyFilter(Keys keys, ProblemWriter writer, IssuerSettings settings, boolean tokens) {
    this.keys = keys;
    this.writer = writer;
    this.settings = settings;
    this.tokens = tokens;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse answer, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader("Authorization");
    if (header != null && !(tokens && Credentials.isToken(header))) {
      String key = Credentials.key(header);
      KeyHash hash = KeyHash.of(key);
      Role role = key.isEmpty() ? null : keys.roleOf(hash);
      if (role == null || !settings.counts(role)) {
        writer.write(answer, Refusals.unknownKey());
        return;
      }
      SecurityContextHolder.setContext(new SecurityContextImpl(new Caller(role, hash)));
    }
    chain.doFilter(request, answer);
  }
}
