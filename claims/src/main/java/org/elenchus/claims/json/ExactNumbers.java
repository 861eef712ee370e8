package org.elenchus.claims.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.numbers.fraction.BigFraction;

/** Exact numbers as strings: {@code "7"} or {@code "-3/5"}. */
public final class ExactNumbers extends SimpleModule {
  private static final long serialVersionUID = 1L;
  private static final Pattern FORM = Pattern.compile("(-?\\d{1,40000})(?:/(\\d{1,40000}))?");

  /** Registers both directions. */
  public ExactNumbers() {
    super("exact-numbers");
    addSerializer(BigFraction.class, new Writer());
    addDeserializer(BigFraction.class, new Reader());
  }

  /**
   * The written form of an exact number.
   *
   * @param value any rational
   * @return {@code "7"} or {@code "-3/5"}, in lowest terms
   */
  public static String write(BigFraction value) {
    BigInteger denominator = value.getDenominator();
    return denominator.equals(BigInteger.ONE)
        ? value.getNumerator().toString()
        : value.getNumerator() + "/" + denominator;
  }

  /**
   * Reads the written form.
   *
   * @param text {@code "7"} or {@code "-3/5"}
   * @return the number
   * @throws IllegalArgumentException if the text is not such a number
   */
  public static BigFraction parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("an exact number is \"7\" or \"-3/5\"");
    }
    BigInteger numerator = new BigInteger(matcher.group(1));
    String below = matcher.group(2);
    if (below == null) {
      return BigFraction.of(numerator);
    }
    BigInteger denominator = new BigInteger(below);
    if (denominator.signum() == 0) {
      throw new IllegalArgumentException("an exact number has no zero denominator");
    }
    return BigFraction.of(numerator, denominator);
  }

  private static final class Writer extends StdSerializer<BigFraction> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(BigFraction.class);
    }

    @Override
    public void serialize(BigFraction value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(write(value));
    }
  }

  private static final class Reader extends StdDeserializer<BigFraction> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(BigFraction.class);
    }

    @Override
    public BigFraction deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      if (!in.hasToken(JsonToken.VALUE_STRING)) {
        return (BigFraction)
            context.handleUnexpectedToken(
                BigFraction.class, in.currentToken(), in, "an exact number is a string");
      }
      try {
        return parse(in.getText());
      } catch (IllegalArgumentException e) {
        return (BigFraction)
            context.handleWeirdStringValue(BigFraction.class, in.getText(), e.getMessage());
      }
    }
  }
}
