package org.apqlint.report;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Step.Assign.Attribute;
import org.apqlint.model.Words;

/**
 * A part of what a host has, an mdev is assigned or a guest sees: one queue, or one id.
 *
 * @param attribute the kind of the id; empty for a queue
 * @param id the id, where it is one
 */
record Part(Optional<Apqn> queue, Optional<Attribute> attribute, int id) {

  private static final Pattern ID =
      Pattern.compile("(adapter|domain|control-domain)-(0x[0-9a-fA-F]{1,2}|[0-9]{1,3})");

  static Part of(Apqn queue) {
    return new Part(Optional.of(queue), Optional.empty(), 0);
  }

  static Part of(Attribute attribute, int id) {
    return new Part(Optional.empty(), Optional.of(attribute), id);
  }

  /** Reads {@code 06.0004}, {@code adapter-6}, {@code control-domain-0x47}. */
  static Optional<Part> parse(String text) {
    Optional<Apqn> queue = Apqn.parse(text);
    if (queue.isPresent()) {
      return queue.map(Part::of);
    }
    Matcher form = ID.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int id = Integer.decode(form.group(2).replaceFirst("^0+(?=[0-9])", ""));
    Attribute attribute =
        switch (form.group(1)) {
          case "adapter" -> Attribute.ADAPTER;
          case "domain" -> Attribute.DOMAIN;
          default -> Attribute.CONTROL_DOMAIN;
        };
    return id < IdSet.BITS ? Optional.of(of(attribute, id)) : Optional.empty();
  }

  /** Whether these ids have it. */
  boolean in(Function<Attribute, IdSet> ids) {
    return queue.isPresent()
        ? ids.apply(Attribute.ADAPTER).contains(queue.get().apid())
            && ids.apply(Attribute.DOMAIN).contains(queue.get().apqi())
        : ids.apply(attribute.orElseThrow()).contains(id);
  }

  /** Its id of that kind. */
  Optional<Integer> id(Attribute kind) {
    return switch (kind) {
      case ADAPTER -> queue.map(Apqn::apid).or(() -> own(kind));
      case DOMAIN -> queue.map(Apqn::apqi).or(() -> own(kind));
      case CONTROL_DOMAIN -> own(kind);
    };
  }

  private Optional<Integer> own(Attribute kind) {
    return attribute.filter(kind::equals).map(any -> id);
  }

  /** {@code 06.0004 (6.4)}, {@code control domain 71 (0x47)}. */
  String words() {
    return queue
        .map(Phrases::queue)
        .orElseGet(() -> Words.ids(attribute.orElseThrow(), IdSet.of(id)));
  }

  /** As the last part of an address. */
  @Override
  public String toString() {
    return queue.map(Apqn::toString).orElseGet(() -> attribute.orElseThrow() + "-" + id);
  }
}
