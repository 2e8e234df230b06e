package tryout.season;

import io.vertx.core.buffer.Buffer;
import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tryout.idea.Detail;
import tryout.round.Round;

/** The ideas of a round as an Atom feed, the last published first. */
final class Feed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final int MOST = 100;

  private final Round round;
  private final List<KeptIdea> ideas;
  private final String organisation;
  private final String origin;

  /** Prepares it; links in it begin with the origin, since readers know no other. */
  Feed(String organisation, Round round, List<KeptIdea> ideas, String origin) {
    this.organisation = organisation;
    this.round = round;
    this.origin = origin;
    this.ideas = ideas.stream().filter(idea -> idea.publishedAt() != null).sorted(Comparator.comparing(Feed::published).reversed()).limit(MOST).toList();
  }

  private static OffsetDateTime published(KeptIdea idea) {
    OffsetDateTime at = idea.publishedAt();
    return at == null ? idea.createdAt() : at;
  }

  Buffer atom() {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("utf-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(ATOM);
      element(xml, "id", "urn:uuid:" + round.id());
      element(xml, "title", "Ideas for " + round.name());
      author(xml);
      link(xml, "self", origin + "/rounds/" + round.id() + "/ideas.atom");
      link(xml, "alternate", origin + "/rounds/" + round.id());
      element(xml, "updated", ideas.isEmpty() ? "1970-01-01T00:00:00Z" : published(ideas.getFirst()).toInstant().toString());
      for (KeptIdea idea : ideas) {
        entry(xml, idea);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return Buffer.buffer(text.toString());
  }

  private void entry(XMLStreamWriter xml, KeptIdea idea) throws XMLStreamException {
    xml.writeStartElement("entry");
    element(xml, "id", "urn:uuid:" + idea.id());
    element(xml, "title", idea.entry().text().title());
    element(xml, "updated", published(idea).toInstant().toString());
    link(xml, "alternate", origin + "/ideas/" + idea.id());
    String summary = idea.entry().text().detail(Detail.SUMMARY);
    element(xml, "summary", summary == null ? "" : summary);
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String relation, String address) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("href", address);
  }

  /** A feed names who wrote it; the entries have no other author. */
  private void author(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("author");
    element(xml, "name", organisation);
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(printable(text));
    xml.writeEndElement();
  }

  /** XML has no way to say most control characters. */
  private static String printable(String text) {
    return text.codePoints().filter(c -> c >= ' ' || c == '\n' || c == '\t').collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }
}
