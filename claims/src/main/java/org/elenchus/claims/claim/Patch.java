package org.elenchus.claims.claim;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a JSON Patch (RFC 6902), the edit that turns a formal statement into its twin.
 *
 * @param op {@code replace}, {@code add} or {@code remove}
 * @param path JSON Pointer into the reading's formal statement
 * @param value the new value; absent for {@code remove}
 */
public record Patch(String op, String path, @Nullable JsonNode value) {
  /** Refuses operations that are not one edit in place. */
  public Patch {
    if (!op.equals("replace") && !op.equals("add") && !op.equals("remove")) {
      throw new IllegalArgumentException("op is replace, add or remove, not " + op);
    }
    if (op.equals("remove") && value != null && value.isNull()) {
      value = null; // as an evidence file writes it
    }
    if (op.equals("remove") != (value == null)) {
      throw new IllegalArgumentException("replace and add need a value, remove has none");
    }
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path is a JSON Pointer such as /terms/1, not " + path);
    }
  }

  /**
   * The edited copy.
   *
   * @param formal any JSON value; not changed
   * @return a copy in which this operation was carried out
   * @throws IllegalArgumentException if the path does not exist, or the edit changes nothing
   */
  public JsonNode applyTo(JsonNode formal) {
    JsonNode copy = formal.deepCopy();
    JsonPointer pointer = JsonPointer.compile(path);
    JsonNode parent = copy.at(pointer.head());
    boolean exists = !copy.at(pointer).isMissingNode();
    String name = pointer.last().getMatchingProperty();
    int index = pointer.last().getMatchingIndex();
    if (!exists && !op.equals("add")) {
      throw new IllegalArgumentException("path " + path + " names nothing in the formal statement");
    }
    switch (parent) {
      case ObjectNode object when op.equals("remove") -> object.remove(name);
      case ObjectNode object -> object.set(name, value);
      case ArrayNode array when op.equals("remove") -> array.remove(index);
      case ArrayNode array when op.equals("replace") -> array.set(index, value);
      case ArrayNode array when index >= 0 && index <= array.size() -> array.insert(index, value);
      default -> throw new IllegalArgumentException("path " + path + " names no place to edit");
    }
    if (copy.equals(formal)) {
      throw new IllegalArgumentException("the edit at " + path + " changes nothing");
    }
    return copy;
  }
}
