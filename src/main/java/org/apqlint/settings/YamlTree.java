package org.apqlint.settings;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apqlint.model.Place;
import org.apqlint.model.SourceText;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads a YAML text as nodes with places. Nothing is made of them: no tag can name a class. Size,
 * depth and aliases are bounded, also where few aliases stand for very much.
 */
final class YamlTree {

  /** Characters of a text; a configuration has a few thousand. */
  static final int CHARACTERS = 1 << 20;

  static final int DEPTH = 20;
  static final int ALIASES = 50;

  /** Values, those too that aliases repeat. */
  static final int VALUES = 20_000;

  private final TextPositions positions;
  private int values;

  private YamlTree(TextPositions positions) {
    this.positions = positions;
  }

  /**
   * The value that the text consists of; empty if there is none.
   *
   * @throws NotYamlException if it is no YAML, or too large
   */
  static Optional<YamlNode> read(SourceText source) throws NotYamlException {
    TextPositions positions = TextPositions.of(source);
    if (source.text().length() > CHARACTERS) {
      throw new NotYamlException(positions.at(0), "the file is larger than 1 MiB");
    }
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(CHARACTERS);
    limits.setNestingDepthLimit(DEPTH);
    limits.setMaxAliasesForCollections(ALIASES);
    YamlTree tree = new YamlTree(positions);
    try {
      Node root = new Yaml(limits).compose(new StringReader(positions.text()));
      return root == null ? Optional.empty() : Optional.of(tree.node(root, 0, null));
    } catch (MarkedYAMLException e) {
      int index = e.getProblemMark() == null ? 0 : e.getProblemMark().getIndex();
      throw new NotYamlException(positions.at(index), "not YAML: " + inALine(e.getProblem()));
    } catch (ReaderException e) {
      throw new NotYamlException(
          positions.at(e.getPosition()),
          String.format("not YAML: the character U+%04X is not allowed", e.getCodePoint()));
    } catch (YAMLException e) {
      throw new NotYamlException(positions.at(0), tooMuch(e));
    }
  }

  /** The limits of the library are told without a place. */
  private static String tooMuch(YAMLException e) {
    String message = String.valueOf(e.getMessage());
    return message.startsWith("Number of aliases")
        ? "the file has more than " + ALIASES + " aliases"
        : message.startsWith("Nesting Depth")
            ? "the file has values more than " + DEPTH + " deep"
            : "not YAML: " + inALine(message);
  }

  private static String inALine(String message) {
    return message == null ? "it cannot be read" : message.replace('\n', ' ').strip();
  }

  /**
   * @param key where nothing stands, its key is shown
   */
  private YamlNode node(Node node, int depth, Place key) throws NotYamlException {
    Place place = place(node);
    if (depth > DEPTH) {
      throw new NotYamlException(place, "an alias stands for what it is a part of");
    }
    if (++values > VALUES) {
      throw new NotYamlException(place, "the file has more than " + VALUES + " values");
    }
    if (node instanceof MappingNode mapping) {
      return new YamlNode.Mapping(entries(mapping, depth), place);
    }
    if (node instanceof SequenceNode sequence) {
      List<YamlNode> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(node(item, depth + 1, null));
      }
      return new YamlNode.Sequence(items, place);
    }
    ScalarNode scalar = (ScalarNode) node;
    boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
    boolean nothing = plain && scalar.getValue().isEmpty() && key != null;
    return new YamlNode.Scalar(scalar.getValue(), plain, nothing ? key : place);
  }

  private List<YamlNode.Entry> entries(MappingNode mapping, int depth) throws NotYamlException {
    List<YamlNode.Entry> entries = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlNode key = node(tuple.getKeyNode(), depth + 1, null);
      if (!(key instanceof YamlNode.Scalar word)) {
        throw new NotYamlException(key.place(), "a key is " + key.kind() + ", not a word");
      }
      entries.add(new YamlNode.Entry(word, node(tuple.getValueNode(), depth + 1, key.place())));
    }
    return entries;
  }

  private Place place(Node node) {
    return positions.at(node.getStartMark().getIndex(), node.getEndMark().getIndex());
  }
}
