package org.apqlint.report.format;

import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apqlint.report.Glyphs;

/**
 * An XML document in the making, indented. XML 1.0 has no way to write most control characters, not
 * even as a reference, so they are replaced by visible ones; everything else is escaped.
 */
final class XmlPage {

  private final XMLStreamWriter xml;
  private int depth;

  private XmlPage(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The whole document, with a final newline. */
  static String of(Consumer<XmlPage> content) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      content.accept(new XmlPage(xml));
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
    return out.append('\n').toString();
  }

  /** An element without content; names and values of its attributes take turns. */
  void empty(String name, Object... attributes) {
    try {
      newLine();
      xml.writeEmptyElement(name);
      attributes(attributes);
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
  }

  /** An element with a text. */
  void text(String name, String text, Object... attributes) {
    try {
      newLine();
      xml.writeStartElement(name);
      attributes(attributes);
      StringBuilder lines = new StringBuilder();
      text.lines().forEach(line -> lines.append('\n').append(printable(line)));
      xml.writeCharacters(lines.append('\n').toString());
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
  }

  /** An element with other elements. */
  void element(String name, Runnable content, Object... attributes) {
    try {
      newLine();
      xml.writeStartElement(name);
      attributes(attributes);
      depth++;
      content.run();
      depth--;
      newLine();
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
  }

  private void newLine() throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private void attributes(Object... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i].toString(), printable(attributes[i + 1].toString()));
    }
  }

  /** The text on one line, with nothing in it that XML 1.0 has no place for. */
  private static String printable(String text) {
    return Glyphs.visible(text).replace('\ufffe', '\ufffd').replace('\uffff', '\ufffd');
  }

  private static IllegalStateException unwritable(XMLStreamException cause) {
    return new IllegalStateException("writing XML to memory", cause);
  }
}
