package org.apqlint.engine.plan;

/** Provisioning goes through these one after the other. */
public enum Stage {
  /** Queues go to vfio_ap. */
  MASKS,
  /** Single queues go to a driver of their own. */
  OVERRIDES,
  /** Every mdev exists before any is assigned something. */
  CREATE,
  /** One mdev after the other gets what it declares. */
  ASSIGN,
  /** Guests that shall run open their mdevs. */
  START
}
