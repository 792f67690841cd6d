package org.apqlint.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apqlint.run.RunEvents;
import org.apqlint.run.Work;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * The rules, compiled to the executable model when apqlint was built. Shared by every session.
 *
 * <p>Building a rule base takes most of a cold start. The rules of a replay, the larger half, are
 * added only when there is a change to replay; those that compare two kernels are apart, since
 * their facts are results.
 */
final class RuleBase {

  private static final String INDEX = "/META-INF/kie/org.apqlint/apqlint/drools-model";

  private static final String REPLAY = "org.apqlint.rules.replay.";
  private static final String UPGRADE = "org.apqlint.rules.upgrade.";

  /** What is loaded, by whoever asks first. */
  private static final class Loaded {
    private final KieBase intent;
    private KieBase replay;
    private KieBase upgrade;

    private Loaded(KieBase intent) {
      this.intent = intent;
    }

    private synchronized KieBase replay(RunEvents events) {
      if (replay == null) {
        RunEvents.Part part = events.phase("load the rules of replays");
        try (part) {
          replay = build(model -> !model.startsWith(UPGRADE));
        }
      }
      return replay;
    }

    private synchronized KieBase upgrade(RunEvents events) {
      if (upgrade == null) {
        RunEvents.Part part = events.phase("load the rules of comparisons");
        try (part) {
          upgrade = build(model -> model.startsWith(UPGRADE));
        }
      }
      return upgrade;
    }
  }

  private final Loaded loaded;
  private final RunEvents events;

  private RuleBase(Loaded loaded, RunEvents events) {
    this.loaded = loaded;
    this.events = events;
  }

  /** Loads the rules of the intent reading from the class path. */
  static RuleBase load() {
    return new RuleBase(
        new Loaded(build(model -> !model.startsWith(REPLAY) && !model.startsWith(UPGRADE))),
        RunEvents.IGNORED);
  }

  /** The same rules; sessions with them tell these events, too. */
  RuleBase telling(RunEvents some) {
    return new RuleBase(loaded, some);
  }

  RunEvents events() {
    return events;
  }

  /** Answers a question, and tells how long the rules are at work. */
  <A> A answer(Supplier<A> question) {
    RunEvents.Part part = events.begin(Work.RULES);
    try (part) {
      return question.get();
    }
  }

  /** A session with the rules of the intent reading. */
  KieSession intentSession() {
    return loaded.intent.newKieSession();
  }

  /** A session with the rules of the intent reading and those of a replay. */
  KieSession replaySession() {
    return loaded.replay(events).newKieSession();
  }

  /** A session with the rules that compare the results of two kernels. */
  KieSession compareSession() {
    return loaded.upgrade(events).newKieSession();
  }

  /** All rules there are. */
  KieBase all() {
    return build(model -> true);
  }

  private static KieBase build(Predicate<String> wanted) {
    return KieBaseBuilder.createKieBaseFromModel(models(wanted));
  }

  private static List<Model> models(Predicate<String> wanted) {
    List<Model> models = new ArrayList<>();
    try (InputStream index = RuleBase.class.getResourceAsStream(INDEX)) {
      if (index == null) {
        throw new IllegalStateException("the compiled rules are missing: build with Maven");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(index, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("Drools-Model-Version") && wanted.test(line)) {
          models.add((Model) Class.forName(line.trim()).getDeclaredConstructor().newInstance());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the compiled rules cannot be loaded: " + e, e);
    }
    return models;
  }
}
