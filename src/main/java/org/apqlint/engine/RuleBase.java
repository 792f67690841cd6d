package org.apqlint.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** The rules, compiled to the executable model when apqlint was built. Shared by every session. */
final class RuleBase {

  private static final String INDEX = "/META-INF/kie/org.apqlint/apqlint/drools-model";

  private final KieBase rules;

  private RuleBase(KieBase rules) {
    this.rules = rules;
  }

  /** Loads the rules from the class path. */
  static RuleBase load() {
    return new RuleBase(KieBaseBuilder.createKieBaseFromModel(models()));
  }

  KieBase rules() {
    return rules;
  }

  KieSession newSession() {
    return rules.newKieSession();
  }

  private static List<Model> models() {
    List<Model> models = new ArrayList<>();
    try (InputStream index = RuleBase.class.getResourceAsStream(INDEX)) {
      if (index == null) {
        throw new IllegalStateException("the compiled rules are missing: build with Maven");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(index, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("Drools-Model-Version")) {
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
