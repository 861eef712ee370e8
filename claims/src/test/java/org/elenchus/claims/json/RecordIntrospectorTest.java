package org.elenchus.claims.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Jackson reads out of the code; a mapper of its own for each test, as mappers remember. */
class RecordIntrospectorTest {
  record Note(String text, @Nullable String source) {}

  record Pair(String first, String second) {
    @JsonCreator
    static Pair of(@JsonProperty("both") @Nullable String both) {
      String text = Objects.requireNonNullElse(both, "none");
      return new Pair(text, text);
    }
  }

  static final class Plain {
    final String needed;
    final String free;

    @JsonCreator
    Plain(
        @JsonProperty(value = "needed", required = true) String needed,
        @JsonProperty("free") @Nullable String free) {
      this.needed = needed;
      this.free = Objects.requireNonNullElse(free, "none");
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  sealed interface Shape permits Disc, Box {}

  @JsonTypeName("disc")
  record Disc(int radius) implements Shape {}

  @JsonTypeName("box")
  record Box(int side) implements Shape {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes(@JsonSubTypes.Type(Dog.class))
  interface Animal {}

  @JsonTypeName("dog")
  record Dog(String name) implements Animal {}

  private static <T> T read(String text, Class<T> type) throws JsonProcessingException {
    return JsonMapper.builder()
        .annotationIntrospector(new RecordIntrospector())
        .build()
        .readValue(text, type);
  }

  private static void refused(String text, Class<?> type) {
    assertThrows(MismatchedInputException.class, () -> read(text, type), text);
  }

  @Test
  void onlyWhatMayBeNullMayBeMissing() throws JsonProcessingException {
    assertEquals(new Note("a", "b"), read("{\"text\":\"a\",\"source\":\"b\"}", Note.class));
    assertEquals(new Note("a", null), read("{\"text\":\"a\"}", Note.class));
    assertEquals(new Note("a", null), read("{\"text\":\"a\",\"source\":null}", Note.class));
    refused("{\"source\":\"b\"}", Note.class);
    refused("{\"text\":null,\"source\":\"b\"}", Note.class);
  }

  @Test
  void otherCreatorsSayForThemselvesWhatTheyNeed() throws JsonProcessingException {
    assertEquals(new Pair("x", "x"), read("{\"both\":\"x\"}", Pair.class));
    assertEquals(new Pair("none", "none"), read("{}", Pair.class));
    assertEquals(new Pair("none", "none"), read("{\"both\":null}", Pair.class));
    Plain plain = read("{\"needed\":\"x\"}", Plain.class);
    assertEquals("x none", plain.needed + " " + plain.free);
    refused("{\"free\":\"x\"}", Plain.class);
  }

  @Test
  void aSealedTypeHasTheKindsThatItPermits() throws JsonProcessingException {
    assertEquals(new Disc(2), read("{\"kind\":\"disc\",\"radius\":2}", Shape.class));
    assertEquals(new Box(3), read("{\"kind\":\"box\",\"side\":3}", Shape.class));
    refused("{\"kind\":\"ring\",\"side\":3}", Shape.class);
    assertEquals(new Dog("x"), read("{\"kind\":\"dog\",\"name\":\"x\"}", Animal.class));
  }
}
