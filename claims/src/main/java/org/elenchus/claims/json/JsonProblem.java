package org.elenchus.claims.json;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in words of the file, not of the program, what is wrong with a JSON text. */
final class JsonProblem {
  private static final Pattern MISSING = Pattern.compile("Missing .*creator property '([^']+)'.*");

  private JsonProblem() {}

  /** One sentence: what was found and what was expected; where a record refused, its own words. */
  static String sentence(JsonProcessingException problem) {
    Throwable cause = problem.getCause();
    if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
      return cause.getMessage();
    }
    String first = problem.getOriginalMessage().lines().findFirst().orElse("is not valid JSON");
    return switch (problem) {
      case UnrecognizedPropertyException unknown ->
          "unknown field '"
              + unknown.getPropertyName()
              + "'; expected one of "
              + sorted(unknown.getKnownPropertyIds());
      case InvalidTypeIdException kind ->
          "there is no '"
              + Objects.toString(kind.getTypeId(), "")
              + "'; expected one of "
              + kinds(kind.getBaseType().getRawClass());
      case InvalidFormatException value ->
          "'" + value.getValue() + "' does not fit; expected " + expected(value.getTargetType());
      case MismatchedInputException other -> {
        Matcher missing = MISSING.matcher(first);
        yield missing.matches()
            ? "there is no field '" + missing.group(1) + "', which must be given, spelt so"
            : Optional.<Class<?>>ofNullable(other.getTargetType())
                .map(type -> "expected " + expected(type))
                .orElse(first);
      }
      default -> {
        int source = first.indexOf(" (start marker at");
        yield source > 0 ? first.substring(0, source) : first;
      }
    };
  }

  private static List<String> sorted(Collection<Object> names) {
    return names.stream().map(String::valueOf).sorted().toList();
  }

  /** The names that tell the records of a sealed type apart. */
  private static List<String> kinds(Class<?> sealed) {
    Class<?>[] permitted = sealed.getPermittedSubclasses();
    return Arrays.stream(permitted == null ? new Class<?>[0] : permitted)
        .map(type -> type.getAnnotation(JsonTypeName.class))
        .filter(Objects::nonNull)
        .map(JsonTypeName::value)
        .sorted()
        .toList();
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants()).map(c -> Json.tree(c).asText()).toList();
    }
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return "a whole number, without quotes";
    }
    if (type == double.class || type == Double.class) {
      return "a number, without quotes";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false, without quotes";
    }
    if (type == String.class) {
      return "a text in quotes";
    }
    return Collection.class.isAssignableFrom(type) ? "a list [ … ]" : "an object { … }";
  }
}
