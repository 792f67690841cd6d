package org.apqlint.analysis;

import org.apqlint.model.IdSet;

/** The masks of a guest's crypto control block: adapters, usage domains, control domains. */
public record Crycb(IdSet apm, IdSet aqm, IdSet adm) {}
