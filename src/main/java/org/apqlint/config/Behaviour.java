package org.apqlint.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apqlint.model.Generation;
import org.apqlint.model.KernelChoice;

/**
 * A row of the catalogue of what kernels do differently, {@code behaviour.yaml}.
 *
 * @param order the position of its topic
 * @param topic what it is about, in a word
 * @param title what it is about
 * @param generations the generations that do so
 * @param removalWaits whether removal must wait or must not, if that decides
 * @param texts whose log texts must hold, if that decides
 * @param text what they do
 */
public record Behaviour(
    int order,
    String topic,
    String title,
    List<Generation> generations,
    Optional<Boolean> removalWaits,
    Optional<String> texts,
    String text) {

  private static final String FILE = "behaviour.yaml";

  /** Read at the first use only: few runs compare kernels. */
  private static final class Holder {
    static final List<Behaviour> CATALOGUE = read();
  }

  public Behaviour {
    generations = List.copyOf(generations);
  }

  /** The catalogue that comes with the program. */
  public static List<Behaviour> catalogue() {
    return Holder.CATALOGUE;
  }

  /** Whether this kernel does so. */
  public boolean of(KernelChoice kernel) {
    return generations.contains(kernel.generation())
        && removalWaits.orElse(kernel.removalWaits()) == kernel.removalWaits()
        && texts.orElse(kernel.texts()).equals(kernel.texts());
  }

  private static List<Behaviour> read() {
    try (InputStream in = Behaviour.class.getResourceAsStream(FILE)) {
      YamlValues file = YamlValues.read(in);
      List<Behaviour> rows = new ArrayList<>();
      int order = 0;
      for (YamlValues topic : file.rows("topics")) {
        String name = topic.text("topic");
        String title = topic.text("title");
        for (YamlValues row : topic.rows("rows")) {
          rows.add(row(order, name, title, row));
        }
        topic.end();
        order++;
      }
      file.end();
      return List.copyOf(rows);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE + " of the program", e);
    }
  }

  private static Behaviour row(int order, String topic, String title, YamlValues row) {
    Behaviour behaviour =
        new Behaviour(
            order,
            topic,
            title,
            row.texts("in").stream().map(name -> Generation.named(name).orElseThrow()).toList(),
            row.optional("removal").map("waits"::equals),
            row.optional("texts"),
            row.text("text"));
    row.end();
    return behaviour;
  }
}
