package org.apqlint.analysis;

import java.util.Optional;
import org.apqlint.model.Guest;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.Migration;

/**
 * A guest's way from one host to another, with all that its runbook says.
 *
 * @param migration the question
 * @param guest the guest, as declared on the host that it leaves
 * @param source the mdev that it has there; empty if it has none
 * @param target the mdev that it gets on the other host; empty if it has none to leave
 * @param has S of the one: the queues that it has
 * @param gets S of the other: the queues that it is promised
 * @param from the host that it leaves, whose provisioning was replayed
 * @param to the host that it moves to as it is once the guest is there, whose provisioning, guest
 *     and mdev included, was replayed
 */
public record Move(
    Migration migration,
    Guest guest,
    Optional<Mdev> source,
    Optional<Mdev> target,
    Matrix has,
    Matrix gets,
    HostAnalysis from,
    HostAnalysis to) {}
