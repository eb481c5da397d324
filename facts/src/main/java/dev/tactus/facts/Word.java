package dev.tactus.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A word that rules may use; the vocabulary for authors is made of these and of what the Javadoc
 * says.
 */
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
@interface Word {
  /** A condition, or a consequence, that uses it. */
  String example();

  /** Of a number: what is counted or measured, and from where to where. */
  String range() default "";
}
