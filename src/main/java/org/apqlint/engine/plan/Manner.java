package org.apqlint.engine.plan;

/** How mdevs are assigned what they declare. */
public enum Manner {
  /** Adapters, domains, control domains, each ascending, whatever comes of it. */
  ASCENDING,
  /** One id a write, in the order that the generation needs. */
  ONE_BY_ONE,
  /** All in one write, by ap_config. */
  AT_ONCE,
  /** One by one, or at once where that is safer. */
  SAFEST
}
