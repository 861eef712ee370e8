package org.elenchus.claims.claim;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema of every form of statement, derived from the records that read them, so that the
 * published schema cannot fall behind.
 */
final class StatementSchemas {
  private static final String EXACT = "^-?\\d+(/\\d+)?$";

  /** The definitions made so far, by name. */
  private final Map<String, ObjectNode> definitions = new TreeMap<>();

  /** The definitions {@code statement} and all that it needs, by name. */
  static Map<String, ObjectNode> definitions() {
    StatementSchemas schemas = new StatementSchemas();
    schemas.define(Statement.class);
    return schemas.definitions;
  }

  private ObjectNode reference(Class<?> type) {
    define(type);
    return Json.object().put("$ref", "#/$defs/" + name(type));
  }

  /** Statement is {@code statement}, a form's record its form, other records their Java names. */
  private static String name(Class<?> type) {
    JsonTypeName tag = type.getAnnotation(JsonTypeName.class);
    if (tag != null) {
      return tag.value();
    }
    Class<?> owner = type.getEnclosingClass();
    return type == Statement.class
        ? "statement"
        : (owner == null ? "" : owner.getSimpleName() + ".") + type.getSimpleName();
  }

  private void define(Class<?> type) {
    String name = name(type);
    if (definitions.containsKey(name)) {
      return;
    }
    ObjectNode schema = Json.object();
    definitions.put(name, schema); // before its parts, which may lead back to it
    Class<?>[] permitted = type.getPermittedSubclasses();
    if (permitted == null) {
      fill(schema, type);
    } else {
      choose(schema, type, permitted);
    }
  }

  /** By the field that tells the records apart, so that a mistake is seen in one of them alone. */
  private void choose(ObjectNode schema, Class<?> type, Class<?>[] permitted) {
    String tag =
        Objects.requireNonNull(type.getAnnotation(JsonTypeInfo.class), type.getName()).property();
    schema.put("type", "object");
    schema.putArray("required").add(tag);
    ArrayNode names = schema.putObject("properties").putObject(tag).putArray("enum");
    ArrayNode cases = schema.putArray("allOf");
    for (Class<?> record : permitted) {
      names.add(name(record));
      ObjectNode one = cases.addObject();
      one.putObject("if").putObject("properties").putObject(tag).put("const", name(record));
      one.set("then", reference(record));
    }
  }

  private void fill(ObjectNode schema, Class<?> record) {
    RecordComponent[] components = record.getRecordComponents();
    if (components == null) {
      throw new IllegalStateException(record + " is no record");
    }
    schema.put("type", "object").put("additionalProperties", false);
    ArrayNode required = schema.putArray("required");
    ObjectNode properties = schema.putObject("properties");
    tag(record, required, properties);
    for (RecordComponent component : components) {
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
      String name = renamed == null ? component.getName() : renamed.value();
      JsonNode value = schema(component.getGenericType());
      if (nullable) {
        ObjectNode either = Json.object();
        either.putArray("anyOf").add(Json.object().put("type", "null")).add(value);
        value = either;
      } else {
        required.add(name);
      }
      properties.set(name, value);
    }
  }

  /** The field that tells the records of a sealed type apart. */
  private static void tag(Class<?> record, ArrayNode required, ObjectNode properties) {
    JsonTypeName tag = record.getAnnotation(JsonTypeName.class);
    for (Class<?> parent : record.getInterfaces()) {
      JsonTypeInfo info = parent.getAnnotation(JsonTypeInfo.class);
      if (tag != null && info != null) {
        required.add(info.property());
        properties.putObject(info.property()).put("const", tag.value());
      }
    }
  }

  private JsonNode schema(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      boolean list = Collection.class.isAssignableFrom((Class<?>) generic.getRawType());
      ObjectNode schema = Json.object().put("type", list ? "array" : "object");
      schema.set(list ? "items" : "additionalProperties", schema(last));
      return schema;
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      ObjectNode schema = Json.object();
      ArrayNode words = schema.putArray("enum");
      Arrays.stream(Objects.requireNonNull(plain.getEnumConstants()))
          .map(Json::tree)
          .forEach(words::add);
      return schema;
    }
    if (plain == BigFraction.class) {
      return Json.object().put("type", "string").put("pattern", EXACT);
    }
    for (Method method : plain.getDeclaredMethods()) {
      if (method.isAnnotationPresent(JsonValue.class)) {
        return schema(method.getGenericReturnType());
      }
    }
    if (plain == String.class) {
      return Json.object().put("type", "string");
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return Json.object().put("type", "boolean");
    }
    if (plain == int.class
        || plain == long.class
        || plain == Integer.class
        || plain == Long.class) {
      return Json.object().put("type", "integer");
    }
    if (plain == double.class) {
      return Json.object().put("type", "number");
    }
    return reference(plain);
  }
}
