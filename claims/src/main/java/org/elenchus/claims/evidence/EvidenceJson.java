package org.elenchus.claims.evidence;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.scope.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of one piece of evidence, in the contract's order of keys: the grounds stand under the
 * key that the type names, a certificate with its class, digest and subject among its own fields.
 */
final class EvidenceJson {
  private EvidenceJson() {}

  static final class Writer extends StdSerializer<Evidence> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(Evidence.class);
    }

    @Override
    public void serialize(Evidence evidence, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      String type = evidence.grounds().type();
      ObjectNode node = Json.object();
      node.put("type", type);
      node.set("scope", Json.tree(evidence.scope()));
      node.put("check", evidence.check());
      node.put("rechecked", evidence.rechecked());
      node.put("seed", evidence.seed());
      node.put("durationMillis", evidence.durationMillis());
      Control control = evidence.control();
      node.set("control", control == null ? null : Json.tree(control));
      switch (evidence.grounds()) {
        case Proof proof -> node.set(type, write(proof));
        case Grounds.Cells cells -> sealed(node, type, Json.tree(cells.cells()));
        case Grounds.Runs runs -> sealed(node, type, Json.tree(runs.runs()));
        case Grounds.Sample sample -> sealed(node, type, Json.tree(sample));
        case Grounds.Reason reason -> node.put(type, reason.reason());
      }
      node.put("finding", evidence.finding());
      out.writeTree(node);
    }

    private static void sealed(ObjectNode node, String type, JsonNode grounds) {
      node.set(type, grounds);
      node.put("digest", Json.digest(grounds));
    }

    private static ObjectNode write(Proof proof) {
      ObjectNode fields = (ObjectNode) Json.tree(proof.certificate());
      ObjectNode node = Json.object();
      node.set("class", fields.remove("class"));
      node.put("digest", proof.digest());
      node.put("claim", proof.subject());
      if (proof.origin() != null) {
        node.set("origin", Json.tree(proof.origin()));
      }
      node.setAll(fields);
      return node;
    }
  }

  static final class Reader extends StdDeserializer<Evidence> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(Evidence.class);
    }

    @Override
    public Evidence deserialize(JsonParser in, DeserializationContext context) throws IOException {
      JsonNode tree = context.readTree(in);
      try {
        return read(tree);
      } catch (IllegalArgumentException e) {
        return (Evidence) context.handleInstantiationProblem(Evidence.class, tree, e);
      }
    }

    private static Evidence read(JsonNode tree) {
      String type = text(tree, "type");
      JsonNode grounds = required(tree, type);
      if (tree.has("digest") && !tree.get("digest").asText().equals(Json.digest(grounds))) {
        throw new IllegalArgumentException("the digest is not that of the " + type);
      }
      return new Evidence(
          Json.convert(required(tree, "scope"), Scope.class),
          text(tree, "check"),
          Json.convert(required(tree, "rechecked"), Boolean.class),
          optional(tree, "seed", Long.class),
          Json.convert(required(tree, "durationMillis"), Long.class),
          optional(tree, "control", Control.class),
          grounds(type, grounds),
          text(tree, "finding"));
    }

    private static Grounds grounds(String type, JsonNode node) {
      return switch (type) {
        case "cells" -> Json.convert(Json.object().set("cells", node), Grounds.Cells.class);
        case "runs" -> Json.convert(Json.object().set("runs", node), Grounds.Runs.class);
        case "sample" -> Json.convert(node, Grounds.Sample.class);
        case "reason" -> new Grounds.Reason(Json.convert(node, String.class));
        default -> proof(Json.convert(Json.tree(type), Role.class), node);
      };
    }

    private static Proof proof(Role role, JsonNode node) {
      if (!(node.deepCopy() instanceof ObjectNode fields)) {
        throw new IllegalArgumentException("a certificate is a JSON object");
      }
      String digest = text(node, "digest");
      String subject = text(node, "claim");
      Provenance origin = optional(node, "origin", Provenance.class);
      fields.remove("digest");
      fields.remove("claim");
      fields.remove("origin");
      return new Proof(role, origin, subject, digest, Json.convert(fields, Certificate.class));
    }

    private static JsonNode required(JsonNode tree, String field) {
      JsonNode value = tree.get(field);
      if (value == null || value.isNull()) {
        throw new IllegalArgumentException("evidence needs the field '" + field + "'");
      }
      return value;
    }

    private static String text(JsonNode tree, String field) {
      return Json.convert(required(tree, field), String.class);
    }

    private static <T> @Nullable T optional(JsonNode tree, String field, Class<T> type) {
      JsonNode value = tree.get(field);
      return value == null || value.isNull() ? null : Json.convert(value, type);
    }
  }
}
