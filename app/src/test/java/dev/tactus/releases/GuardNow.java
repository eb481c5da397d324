package dev.tactus.releases;

import org.springframework.beans.factory.BeanFactory;

/** Has the guard look at once. */
public final class GuardNow {
  private GuardNow() {}

  /** Whether it took a release back. */
  public static boolean check(BeanFactory beans) {
    return beans.getBean(Guard.class).check();
  }
}
