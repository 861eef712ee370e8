package org.elenchus.verify.property;

import java.lang.reflect.Method;
import org.elenchus.claims.claim.ReadingKind;

/**
 * A property bound to one reading of a claim.
 *
 * @param method the property
 * @param settles the annotation that binds it
 */
public record Binding(Method method, Settles settles) {
  /**
   * The property's name in evidence files.
   *
   * @return class and method
   */
  public String property() {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  /**
   * The reading's name.
   *
   * @return {@code document/slug/reading}
   */
  public String subject() {
    return settles.claim() + "/" + settles.reading().word();
  }

  boolean isFor(String claim, ReadingKind reading) {
    return settles.claim().equals(claim) && settles.reading() == reading;
  }
}
