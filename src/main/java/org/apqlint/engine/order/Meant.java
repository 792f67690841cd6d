package org.apqlint.engine.order;

/** Where the steps lead as written, if the kernel carried out each of them. */
public record Meant(EndState end) {}
