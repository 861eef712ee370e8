package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.RelationParser;
import org.elenchus.claims.relation.Term;
import org.jspecify.annotations.Nullable;

/**
 * What a document's formal statement says word for word: for all naturals that meet the hypothesis,
 * the assertion holds, the defined names standing for what they are defined to be. Terms and
 * conditions are in the language of {@link RelationParser}.
 *
 * @param naturals the variables that run over 0, 1, 2, …
 * @param models names of models, weights and inputs that a definition is about; where there are
 *     any, a statement that holds says nothing of them
 * @param definitions the definitions, each in terms of what stands before it
 * @param hypothesis the hypothesis, or null if there is none
 * @param assertion the assertion
 */
@JsonTypeName("by-definition")
public record ByDefinition(
    List<String> naturals,
    List<String> models,
    List<Definition> definitions,
    @Nullable String hypothesis,
    String assertion)
    implements Statement {
  private static final int MOST = 12;

  /** Copies the lists; refuses a name given twice and texts that cannot be read. */
  public ByDefinition {
    naturals = List.copyOf(naturals);
    models = List.copyOf(models);
    definitions = List.copyOf(definitions);
    Set<String> names = new HashSet<>();
    List<String> all = new ArrayList<>(naturals);
    all.addAll(models);
    definitions.forEach(d -> all.add(d.name()));
    for (String name : all) {
      if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,40}") || !names.add(name)) {
        throw new IllegalArgumentException("the name \"" + name + "\" is given twice or is none");
      }
    }
    if (all.size() > MOST) {
      throw new IllegalArgumentException("a statement has at most " + MOST + " names");
    }
    terms(naturals, models, definitions);
    if (hypothesis != null) {
      Variables.condition(hypothesis, Set.copyOf(naturals));
    }
    Variables.condition(assertion, names);
  }

  /**
   * A defined name.
   *
   * @param name the name
   * @param of the variables and models that it is defined for, whether or not they are used
   * @param is what it stands for
   */
  public record Definition(String name, List<String> of, String is) {
    /** Copies the list. */
    public Definition {
      of = List.copyOf(of);
    }
  }

  /**
   * What each defined name stands for, in order.
   *
   * @return the terms by name
   */
  public Map<String, Term> terms() {
    return terms(naturals, models, definitions);
  }

  /**
   * The hypothesis as a tree.
   *
   * @return the condition, true if there is none
   */
  public Condition premise() {
    return hypothesis == null
        ? new Condition.All(List.of())
        : Variables.condition(hypothesis, Set.copyOf(naturals));
  }

  /**
   * The assertion as a tree.
   *
   * @return the condition
   */
  public Condition conclusion() {
    Set<String> names = new HashSet<>(naturals);
    names.addAll(models);
    definitions.forEach(d -> names.add(d.name()));
    return Variables.condition(assertion, names);
  }

  /**
   * Reads a term in the naturals alone.
   *
   * @param text the term
   * @return the term
   * @throws IllegalArgumentException if it speaks of anything else
   */
  public Term plain(String text) {
    return Variables.term(text, Set.copyOf(naturals));
  }

  private static Map<String, Term> terms(
      List<String> naturals, List<String> models, List<Definition> definitions) {
    Set<String> earlier = new HashSet<>();
    Map<String, Term> terms = new LinkedHashMap<>();
    for (Definition definition : definitions) {
      for (String name : definition.of()) {
        if (!naturals.contains(name) && !models.contains(name)) {
          throw new IllegalArgumentException(
              definition.name() + " is of \"" + name + "\", which is no variable and no model");
        }
      }
      Set<String> usable = new HashSet<>(earlier);
      usable.addAll(definition.of());
      terms.put(definition.name(), Variables.term(definition.is(), usable));
      earlier.add(definition.name());
    }
    return terms;
  }
}
