package org.elenchus.tasks;

/** A finite machine that reads a word and writes one label at each step. */
public final class Automaton implements Oracle {
  private final int start;
  private final int[][] next;
  private final int[][] output;

  /**
   * Checks the tables and copies them.
   *
   * @param start the state before the first symbol
   * @param next the next state, [states][symbols]
   * @param output the label written on reading a symbol in a state, [states][symbols]
   * @throws IllegalArgumentException if the tables differ in shape or lead to no state
   */
  public Automaton(int start, int[][] next, int[][] output) {
    this.start = start;
    this.next = copy(next);
    this.output = copy(output);
    if (next.length == 0 || next.length != output.length || start < 0 || start >= next.length) {
      throw new IllegalArgumentException("The tables of an automaton must share their states.");
    }
    for (int state = 0; state < next.length; state++) {
      if (next[state].length != output[0].length || output[state].length != output[0].length) {
        throw new IllegalArgumentException("State " + state + " does not cover every symbol.");
      }
      for (int target : next[state]) {
        if (target < 0 || target >= next.length) {
          throw new IllegalArgumentException("State " + state + " leads to no state: " + target);
        }
      }
    }
  }

  /**
   * How many states there are.
   *
   * @return the number of states
   */
  public int states() {
    return next.length;
  }

  /**
   * How many symbols it reads.
   *
   * @return the size of the vocabulary
   */
  public int symbols() {
    return next[0].length;
  }

  /**
   * The state before the first symbol.
   *
   * @return a state's index
   */
  public int start() {
    return start;
  }

  /**
   * Where a symbol leads.
   *
   * @param state the state before it
   * @param symbol the symbol
   * @return the state after it
   */
  public int next(int state, int symbol) {
    return next[state][symbol];
  }

  /**
   * What is written on reading a symbol.
   *
   * @param state the state before it
   * @param symbol the symbol
   * @return the label
   */
  public int output(int state, int symbol) {
    return output[state][symbol];
  }

  @Override
  public int[] labels(int[] word) {
    int[] labels = new int[word.length];
    int state = start;
    for (int t = 0; t < word.length; t++) {
      labels[t] = output[state][word[t]];
      state = next[state][word[t]];
    }
    return labels;
  }

  @Override
  public String toString() {
    return "Automaton of " + states() + " states over " + symbols() + " symbols";
  }

  private static int[][] copy(int[][] table) {
    int[][] copy = new int[table.length][];
    for (int i = 0; i < table.length; i++) {
      copy[i] = table[i].clone();
    }
    return copy;
  }
}
