package org.elenchus.reports;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.elenchus.claims.evidence.Evidence;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.verdict.Verdict;

/**
 * Claims as a test suite in the XML of JUnit as Surefire writes and reads it: a reading fails where
 * its verdict differs from the expected one, or, where none is expected, where it is against the
 * claim. A reading that was not run is skipped.
 */
final class JunitXml {
  private JunitXml() {}

  /**
   * The claims of one document.
   *
   * @param document its id, the suite's name
   * @param claims its claims
   */
  static String of(String document, List<ClaimEvidence> claims) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", clean(document));
      xml.writeAttribute("time", seconds(claims.stream().mapToLong(JunitXml::millis).sum()));
      List<ReadingEvidence> readings = claims.stream().flatMap(c -> c.readings().stream()).toList();
      xml.writeAttribute("tests", Integer.toString(readings.size()));
      xml.writeAttribute("errors", "0");
      xml.writeAttribute("skipped", count(readings, JunitXml::isSkipped));
      xml.writeAttribute("failures", count(readings, JunitXml::isFailure));
      for (ClaimEvidence claim : claims) {
        for (ReadingEvidence reading : claim.readings()) {
          write(xml, claim, reading);
        }
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML in memory could not be written", e);
    }
    return out.toString();
  }

  private static String count(
      List<ReadingEvidence> readings, java.util.function.Predicate<ReadingEvidence> test) {
    return Long.toString(readings.stream().filter(test).count());
  }

  private static boolean isFailure(ReadingEvidence reading) {
    Verdict expected = reading.expected();
    return expected == null ? reading.verdict().isAgainst() : expected != reading.verdict();
  }

  private static boolean isSkipped(ReadingEvidence reading) {
    return reading.verdict() == Verdict.NOT_RUN && !isFailure(reading);
  }

  private static long millis(ClaimEvidence claim) {
    return claim.readings().stream().mapToLong(JunitXml::millis).sum();
  }

  private static long millis(ReadingEvidence reading) {
    return reading.evidence().stream().mapToLong(Evidence::durationMillis).sum();
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }

  private static void write(XMLStreamWriter xml, ClaimEvidence claim, ReadingEvidence reading)
      throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", reading.reading().word());
    xml.writeAttribute("classname", clean(claim.id()));
    xml.writeAttribute("time", seconds(millis(reading)));
    String text = TexText.plain(reading.summary());
    if (isFailure(reading)) {
      Verdict expected = reading.expected();
      xml.writeStartElement("failure");
      xml.writeAttribute(
          "message", clean(reading.verdict() + (expected == null ? "" : ", expected " + expected)));
      xml.writeAttribute("type", reading.verdict().name());
      xml.writeCharacters(clean(text));
      xml.writeEndElement();
    } else if (isSkipped(reading)) {
      xml.writeStartElement("skipped");
      xml.writeAttribute("message", clean(text));
      xml.writeEndElement();
    } else {
      xml.writeStartElement("system-out");
      xml.writeCharacters(clean(reading.verdict() + ": " + text));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /** Characters that XML 1.0 cannot hold become the replacement character. */
  private static String clean(String text) {
    return text.codePoints()
        .map(c -> isXml(c) ? c : 0xfffd)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }
}
