package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.ContraryNetwork;
import org.elenchus.claims.certificate.FoundNetworks;
import org.elenchus.claims.certificate.FoundNetworks.Entry;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.NetworkTable;
import org.elenchus.claims.statement.Statement;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.search.NetworkTableSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of networks: what the search brings is accepted, and nothing near it that is wrong. */
class NetworkTableTest {
  private static final String SUBJECT = "note/table/literal";

  /** One number of state: LTI, and self-gated; two rows that hold a network and two that do not. */
  private static final String TABLE =
      """
      { "form": "network-table", "lengths": "1..16", "margin": "1/1024",
        "spaces": [
          { "model": "linear-rnn", "units": 1, "cells": ["linear-rnn"],
            "arrays": { "A": { "height": 1, "width": 1, "values": ["0", "1"] },
              "B": { "height": 1, "width": 2, "values": ["0", "1"] },
              "readout": { "height": 1, "width": 1, "values": ["1"] } } },
          { "model": "e33", "units": 1, "cells": ["e33"],
            "arrays": { "W_in": { "height": 1, "width": 2, "values": ["-2", "2"] },
              "W_x": { "height": 1, "width": 1, "values": ["2"] },
                  "W_h": { "height": 1, "width": 1, "values": ["1", "4"] },
              "b": { "height": 1, "width": 1, "values": ["-2"] },
              "readout": { "height": 1, "width": 1, "values": ["1"] } } } ],
        "rows": [
          { "task": { "name": "running-threshold", "parameters": { "theta": "2" } },
            "model": "linear-rnn", "units": 1, "found": true },
          { "task": { "name": "parity", "parameters": {} },
            "model": "linear-rnn", "units": 1, "found": false },
          { "task": { "name": "temporal-xor", "parameters": { "lag": "1" } },
            "model": "e33", "units": 1, "found": true },
          { "task": { "name": "even-pairs", "parameters": {} },
            "model": "e33", "units": 1, "found": false } ] }
      """;

  private static NetworkTable table(String text) {
    return (NetworkTable) Statement.parse(Json.parse("t", text, JsonNode.class));
  }

  private static Ruling rule(NetworkTable table, Certificate certificate) {
    return Checker.rule(table, Proof.of(Role.WITNESS, Provenance.SEARCHED, SUBJECT, certificate));
  }

  private static FoundNetworks found(NetworkTable table) {
    Grounds grounds = NetworkTableSearch.settle(table, SUBJECT);
    return (FoundNetworks) assertInstanceOf(Proof.class, grounds).certificate();
  }

  private static void refused(NetworkTable table, Certificate certificate, String why) {
    Refused ruling = assertInstanceOf(Refused.class, rule(table, certificate));
    assertTrue(ruling.sentence().contains(why), ruling.sentence());
  }

  @Test
  void whatTheSearchBringsIsCheckedRowByRow() {
    NetworkTable table = table(TABLE);
    Accepted ruling = assertInstanceOf(Accepted.class, rule(table, found(table)));
    assertEquals(Kind.FINITE, ruling.kind());
    assertEquals(Outcome.HOLDS, ruling.outcome());
    assertEquals(Map.of("T", new Extent.Range(1, 16L)), ruling.scope().domain());
    assertTrue(ruling.sentence().contains("parity: linear-rnn 1 no"), ruling.sentence());
    assertTrue(ruling.sentence().contains("temporal-xor(lag=1): e33 1 yes"), ruling.sentence());
  }

  @Test
  void aRowThatDeniesANetworkIsContradictedByIt() {
    NetworkTable denies = table(TABLE.replaceFirst("\"found\": true", "\"found\": false"));
    Proof proof = (Proof) NetworkTableSearch.settle(denies, SUBJECT);
    ContraryNetwork network = assertInstanceOf(ContraryNetwork.class, proof.certificate());
    Accepted ruling = assertInstanceOf(Accepted.class, rule(denies, network));
    assertEquals(Kind.COUNTEREXAMPLE, ruling.kind());
    assertEquals(Outcome.FAILS, ruling.outcome());
    refused(table(TABLE), network, "the row says that there is a network");
    refused(
        denies,
        new ContraryNetwork(1, network.arrays(), network.gridBits()),
        "does not compute parity");
    refused(denies, new ContraryNetwork(4, network.arrays(), 20), "there is no row 4");
    Accepted other = assertInstanceOf(Accepted.class, rule(denies, found(table(TABLE))));
    assertEquals(Outcome.FAILS, other.outcome());
  }

  @Test
  void aRowThatPromisesANetworkFailsWhereThereIsNone() {
    String promises = TABLE.replace("\"found\": false", "\"found\": true");
    NetworkTable table = table(promises);
    Accepted ruling = assertInstanceOf(Accepted.class, rule(table, found(table)));
    assertEquals(Outcome.FAILS, ruling.outcome());
  }

  @Test
  void eachEntryMustBeTheNetworkOfItsRow() {
    NetworkTable table = table(TABLE);
    List<Entry> entries = found(table).entries();
    refused(table, new FoundNetworks(entries.subList(0, 3)), "each row needs an entry");
    refused(table, with(entries, 0, new Entry(null, 0)), "may compute running-threshold");
    refused(table, with(entries, 1, entries.get(0)), "does not compute parity");
    refused(table, with(entries, 0, entries.get(2)), "the arrays are not those of the space");
    refused(table, with(entries, 2, new Entry(entries.get(2).arrays(), 0)), "does not compute");
    refused(
        table, with(entries, 0, changed(entries.get(0), "A", "2")), "A is not among the choices");
    refused(table, with(entries, 0, changed(entries.get(0), "A", "0")), "does not compute");
  }

  private static FoundNetworks with(List<Entry> entries, int at, Entry entry) {
    List<Entry> copy = new ArrayList<>(entries);
    copy.set(at, entry);
    return new FoundNetworks(copy);
  }

  private static Entry changed(Entry entry, String array, String value) {
    SortedMap<String, List<List<BigFraction>>> arrays =
        new TreeMap<>(Objects.requireNonNull(entry.arrays()));
    arrays.put(array, List.of(List.of(BigFraction.parse(value))));
    return new Entry(arrays, entry.gridBits());
  }

  /** A count never closes, a latch of boxes does. */
  @Test
  void allLengthsAreSettledWhereTheBoxesComeTogether() {
    NetworkTable every = table(TABLE.replace("1..16", "1.."));
    FoundNetworks given = found(table(TABLE));
    refused(every, given, "there are too many boxes to go through");
    String one = TABLE.substring(0, TABLE.indexOf("\"rows\"")).replace("1..16", "1..");
    NetworkTable latch =
        table(
            one
                + "\"rows\": [ { \"task\": { \"name\": \"temporal-xor\", \"parameters\":"
                + " { \"lag\": \"1\" } }, \"model\": \"e33\", \"units\": 1, \"found\": true } ] }");
    Accepted ruling = assertInstanceOf(Accepted.class, rule(latch, found(latch)));
    assertEquals(Kind.CERTIFICATE, ruling.kind());
    assertEquals(Outcome.HOLDS, ruling.outcome());
  }

  /** A space of 20 000 networks is gone through, one of 21 000 is not. */
  @Test
  void aSpaceIsOnlyGoneThroughIfItIsSmall() {
    String one = TABLE.substring(0, TABLE.indexOf("\"rows\""));
    String rows =
        "\"rows\": [ { \"task\": { \"name\": \"parity\", \"parameters\": {} },"
            + " \"model\": \"linear-rnn\", \"units\": 1, \"found\": false } ] }";
    String larger =
        one.replaceFirst("\\[\"0\", \"1\"\\]", values(20))
            .replaceFirst("\\[\"0\", \"1\"\\]", values(10))
            .replaceFirst("\\[\"1\"\\]", values(10));
    FoundNetworks none = new FoundNetworks(List.of(new Entry(null, 0)));
    assertInstanceOf(Accepted.class, rule(table(larger + rows), none));
    String most = larger.replace(values(20), values(21));
    refused(table(most + rows), none, "a space of 21000 networks is not gone through");
  }

  private static String values(int many) {
    List<String> values = new ArrayList<>();
    for (int value = 0; value < many; value++) {
      values.add("\"" + value + "\"");
    }
    return values.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "units": 1, "cells"      | "units": 2, "cells"     | 0 spaces hold networks of linear-rnn with 1 units
          "margin": "1/1024"       | "margin": "0"           | margin is positive
          "lengths": "1..16"       | "lengths": "2..16"      | lengths is a range from 1
          "cells": ["linear-rnn"]  | "cells": []             | activation stands between layers
          "values": ["0", "1"]     | "values": []            | an array has 1 to 64 entries and a value
          "values": ["0", "1"]     | "values": ["1", "1"]    | values names each value once
          """)
  void whatATableMayNotSay(String from, String to, String why) {
    assertTrue(TABLE.contains(from), from);
    Exception refusal =
        assertThrows(IllegalArgumentException.class, () -> table(TABLE.replace(from, to)));
    String said = String.valueOf(refusal.getMessage());
    assertTrue(said.contains(why), said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "margin": "1/1024"       | "margin": "1/1000"      | the margin is a sum of few powers of two
          "cells": ["linear-rnn"]  | "cells": ["gru"]        | no model with named arrays is named gru
          "A": { "height"          | "R": { "height"         | the array A is missing
          "units": 1               | "units": 2              | the units are 1, not 2
          "A": { "height": 1,      | "A": { "height": 2,     | A is not square
          """)
  void aSpaceMustHoldNetworksOfItsModel(String from, String to, String why) {
    NetworkTable wrong = table(TABLE.replace(from, to));
    List<Entry> none = wrong.rows().stream().map(row -> new Entry(null, 0)).toList();
    refused(wrong, new FoundNetworks(none), why);
  }
}
