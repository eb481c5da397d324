package dev.tactus.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** Who calls: a key's role; its name tells keys of one role apart. */
final class Caller extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;
  private final Role role;
  private final String name;

  Caller(Role role, KeyHash key) {
    super(AuthorityUtils.createAuthorityList("ROLE_" + role.name()));
    this.role = role;
    this.name = role.id() + "-" + key.brief();
    super.setAuthenticated(true);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public Object getPrincipal() {
    return name;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Caller caller && caller.name.equals(name) && caller.role == role;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
