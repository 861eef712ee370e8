package org.elenchus.claims.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.elenchus.claims.InputException;

/**
 * Reading and writing JSON. Everything read is untrusted: size, depth and lengths are bounded,
 * unknown, repeated and missing fields are errors, and a failure is one {@link InputException}.
 */
public final class Json {
  /** The largest claim or figure file, in bytes. */
  public static final long MAX_CLAIM_BYTES = 8L << 20;

  /** The largest evidence file, in bytes. */
  public static final long MAX_EVIDENCE_BYTES = 256L << 20;

  private static final int MAX_DEPTH = 64;
  private static final int MAX_TEXT = 1 << 20;
  private static final int MAX_DIGITS = 400;

  private static final ObjectMapper MAPPER = mapper();

  private Json() {}

  private static ObjectMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(200)
                    .maxNumberLength(MAX_DIGITS)
                    .build())
            .build();
    return JsonMapper.builder(factory)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .annotationIntrospector(new RecordIntrospector())
        .addModule(new ExactNumbers())
        .build();
  }

  /**
   * Reads a file as a value.
   *
   * @param <T> the type
   * @param file a regular file, UTF-8
   * @param maxBytes the largest size that is read at all
   * @param type the record to read
   * @return the value
   * @throws InputException if the file cannot be read as such
   */
  public static <T> T read(Path file, long maxBytes, Class<T> type) {
    return parse(file.toString(), text(file, maxBytes), type);
  }

  /**
   * Reads text as a value.
   *
   * @param <T> the type
   * @param name what to call the text in a message
   * @param text JSON
   * @param type the record to read
   * @return the value
   * @throws InputException if the text is not such a value
   */
  public static <T> T parse(String name, String text, Class<T> type) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw asInput(name, e);
    }
  }

  /**
   * Reads a JSON value as a record.
   *
   * @param <T> the type
   * @param node the value
   * @param type the record
   * @return the record
   * @throws IllegalArgumentException naming the field, if the value does not fit
   */
  public static <T> T convert(JsonNode node, Class<T> type) {
    try {
      return MAPPER.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      String field = e instanceof JsonMappingException m ? path(m) : "";
      throw new IllegalArgumentException(
          (field.isEmpty() ? "" : "at '" + field + "': ") + JsonProblem.sentence(e), e);
    }
  }

  /**
   * A value as a JSON tree.
   *
   * @param value a record, list, map or scalar
   * @return its tree
   */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * An empty JSON object.
   *
   * @return a new object
   */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * A value as indented JSON with a newline at its end.
   *
   * @param value a record or tree
   * @return the text
   */
  public static String pretty(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record could not be written as JSON", e);
    }
  }

  /**
   * The SHA-256 of a value's canonical JSON: no white space, object keys sorted.
   *
   * @param value a record or tree
   * @return 64 hexadecimal digits
   */
  public static String digest(Object value) {
    try {
      Object plain = MAPPER.treeToValue(MAPPER.valueToTree(value), Object.class);
      return sha256(MAPPER.writeValueAsString(plain));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record could not be digested", e);
    }
  }

  /**
   * The SHA-256 of a text's UTF-8 bytes.
   *
   * @param text any text
   * @return 64 hexadecimal digits
   */
  public static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * The text of a file, bounded and strictly UTF-8.
   *
   * @param file a regular file
   * @param maxBytes the largest size that is read
   * @return its text
   * @throws InputException if the file is missing, too large or not UTF-8
   */
  public static String text(Path file, long maxBytes) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new InputException(file.toString(), 0, null, "is not a file that can be read");
      }
      if (Files.size(file) > maxBytes) {
        throw new InputException(
            file.toString(), 0, null, "is larger than the " + maxBytes + " bytes that are read");
      }
      byte[] bytes = Files.readAllBytes(file);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InputException(file.toString(), 0, null, "is not UTF-8 text");
    } catch (IOException e) {
      throw new InputException(file.toString(), 0, null, "cannot be read: " + e.getMessage());
    }
  }

  private static InputException asInput(String name, JsonProcessingException e) {
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    String field = e instanceof JsonMappingException mapping ? path(mapping) : null;
    return new InputException(name, Math.max(line, 0), field, JsonProblem.sentence(e));
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(p -> p.getFieldName() == null ? "[" + p.getIndex() + "]" : p.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }
}
