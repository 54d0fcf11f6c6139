package io.mailroutes.localorg.schema;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A file of Salesforce metadata, of which only single elements are asked. */
final class MetadataFile {

    private final Document document;

    private MetadataFile(Document document) {
        this.document = document;
    }

    static MetadataFile read(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return new MetadataFile(factory.newDocumentBuilder().parse(file.toFile()));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The text of the first element of this name directly under the root. */
    String text(String name, String otherwise) {
        return children(name).stream().findFirst().map(Element::getTextContent).map(String::strip).orElse(otherwise);
    }

    /** The text of the first element of this name wherever it stands. */
    String inside(String name, String otherwise) {
        return elements(document.getElementsByTagName(name)).findFirst().map(Element::getTextContent).map(String::strip)
                .orElse(otherwise);
    }

    int number(String name) {
        return Integer.parseInt(text(name, "0"));
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(text(name, "false"));
    }

    boolean has(String word) {
        return document.getDocumentElement().getTextContent().contains(word);
    }

    /** The full names of the values of a picklist, wherever they stand in its value set. */
    List<String> values() {
        return elements(document.getElementsByTagName("value"))
                .map(value -> value.getElementsByTagName("fullName").item(0).getTextContent().strip())
                .toList();
    }

    /** A picklist that takes no other values says so inside its value set. */
    boolean isRestricted() {
        return elements(document.getElementsByTagName("restricted"))
                .anyMatch(element -> Boolean.parseBoolean(element.getTextContent().strip()));
    }

    private List<Element> children(String name) {
        return elements(document.getElementsByTagName(name))
                .filter(element -> element.getParentNode() == document.getDocumentElement()).toList();
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }
}
