package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * A word after whose last symbol a model answers wrongly.
 *
 * <p>Arithmetic: the arithmetic of the statement, by intervals or on its grid. Source: the
 * definition of a counterexample. It does not show how many words are wrong.
 *
 * @param word its symbols
 */
@JsonTypeName("wrong-word")
public record WrongWord(List<Integer> word) implements Certificate {
  /** Copies the list. */
  public WrongWord {
    word = List.copyOf(word);
  }
}
