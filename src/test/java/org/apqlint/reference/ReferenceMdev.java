package org.apqlint.reference;

import java.util.List;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/** An mdev: what it holds (M) and what its guest has (S). */
final class ReferenceMdev {

  /** Three masks: adapters, usage domains, control domains. */
  static final class Masks {
    IdSet apm = IdSet.NONE;
    IdSet aqm = IdSet.NONE;
    IdSet adm = IdSet.NONE;

    Matrix matrix() {
      return new Matrix(apm, aqm);
    }

    boolean has(Attribute attribute, int id) {
      return get(attribute).contains(id);
    }

    IdSet get(Attribute attribute) {
      return switch (attribute) {
        case ADAPTER -> apm;
        case DOMAIN -> aqm;
        case CONTROL_DOMAIN -> adm;
      };
    }

    void set(Attribute attribute, IdSet ids) {
      switch (attribute) {
        case ADAPTER -> apm = ids;
        case DOMAIN -> aqm = ids;
        case CONTROL_DOMAIN -> adm = ids;
      }
    }

    void add(Attribute attribute, int id) {
      set(attribute, get(attribute).with(id));
    }

    void drop(Attribute attribute, int id) {
      set(attribute, get(attribute).without(id));
    }

    void clear() {
      apm = IdSet.NONE;
      aqm = IdSet.NONE;
      adm = IdSet.NONE;
    }

    List<String> controlDomains() {
      return adm.stream().mapToObj(id -> String.format("%04x", id)).toList();
    }
  }

  /** What can be assigned to an mdev. */
  enum Attribute {
    ADAPTER,
    DOMAIN,
    CONTROL_DOMAIN
  }

  final String name;
  final Masks held = new Masks();
  final Masks guest = new Masks();
  boolean open;

  ReferenceMdev(String name) {
    this.name = name;
  }
}
