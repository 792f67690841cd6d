package org.apqlint.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Tells two what a run does. */
record BothEvents(RunEvents one, RunEvents other) implements RunEvents {

  private static Part both(Part first, Part second) {
    return () -> {
      second.close();
      first.close();
    };
  }

  @Override
  public Part begin(Work work) {
    return both(one.begin(work), other.begin(work));
  }

  @Override
  public Part phase(String name) {
    return both(one.phase(name), other.phase(name));
  }

  @Override
  public void hosts(String what, int number) {
    one.hosts(what, number);
    other.hosts(what, number);
  }

  @Override
  public Part host(String name) {
    return both(one.host(name), other.host(name));
  }

  @Override
  public void specification(int hosts, long queues) {
    one.specification(hosts, queues);
    other.specification(hosts, queues);
  }

  @Override
  public void file(Path path) {
    one.file(path);
    other.file(path);
  }

  @Override
  public Optional<LongSupplier> ruleClock() {
    return one.ruleClock().or(other::ruleClock);
  }

  @Override
  public void session(long facts, List<RuleFigures> rules) {
    one.session(facts, rules);
    other.session(facts, rules);
  }
}
