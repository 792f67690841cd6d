package org.apqlint.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.upgrade.BehaviourChange;
import org.apqlint.analysis.upgrade.GuestComparison;
import org.apqlint.analysis.upgrade.HostUpgrade;
import org.apqlint.analysis.upgrade.MaskChange;
import org.apqlint.analysis.upgrade.MdevChange;
import org.apqlint.analysis.upgrade.Sight;
import org.apqlint.analysis.upgrade.StepChange;
import org.apqlint.analysis.upgrade.Upgrade;
import org.apqlint.finding.Finding;
import org.apqlint.model.Apqn;
import org.apqlint.model.KernelChoice;

/**
 * The answer to an upgrade for programs, one JSON object; {@code upgrade.schema.json} beside this
 * class describes it. Fields are only ever added to format 1.
 */
public final class UpgradeJson {

  /** The name and version of the format. */
  public static final String FORMAT = "apqlint-upgrade/1";

  private final JsonGenerator json;
  private final JsonHosts parts;

  private UpgradeJson(JsonGenerator json) {
    this.json = json;
    this.parts = new JsonHosts(json);
  }

  /** The whole answer, indented, with a final newline. */
  public static String render(Upgrade upgrade) {
    return JsonReport.indented(json -> new UpgradeJson(json).write(upgrade));
  }

  private void write(Upgrade upgrade) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeBooleanField("guestsLose", upgrade.guestsLose());
    json.writeObjectFieldStart("findings");
    findings("new", upgrade.newFindings());
    findings("gone", upgrade.goneFindings());
    json.writeEndObject();
    json.writeArrayFieldStart("hosts");
    for (HostUpgrade host : upgrade.hosts()) {
      host(host);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void findings(String name, List<Finding> findings) throws IOException {
    json.writeArrayFieldStart(name);
    Fingerprints fingerprints = new Fingerprints();
    for (Finding finding : findings) {
      JsonReport.write(finding, fingerprints.next(finding), json);
    }
    json.writeEndArray();
  }

  private void host(HostUpgrade host) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", host.before().host().name());
    kernel("before", host.before().host().kernel());
    kernel("after", host.after().host().kernel());
    json.writeArrayFieldStart("behaviour");
    for (BehaviourChange change : host.behaviour()) {
      json.writeStartObject();
      json.writeStringField("topic", change.topic());
      json.writeStringField("title", change.title());
      json.writeStringField("before", change.before());
      json.writeStringField("after", change.after());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("guests");
    for (GuestComparison guest : host.guests()) {
      guest(guest);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("steps");
    for (StepChange step : host.steps()) {
      step(step);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("masks");
    for (MaskChange mask : host.masks()) {
      json.writeStartObject();
      json.writeStringField("mask", mask.kind().toString());
      json.writeStringField("before", mask.before().toMask());
      json.writeStringField("after", mask.after().toMask());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("mdevs");
    for (MdevChange mdev : host.mdevs()) {
      json.writeStartObject();
      json.writeStringField("name", mdev.mdev());
      mdev("before", mdev.before());
      mdev("after", mdev.after());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void kernel(String name, KernelChoice kernel) throws IOException {
    json.writeObjectFieldStart(name);
    if (kernel.declared().isPresent()) {
      json.writeStringField("kernel", kernel.declared().get());
    } else {
      json.writeNullField("kernel");
    }
    json.writeStringField("generation", kernel.generation().toString());
    json.writeStringField("texts", kernel.texts());
    json.writeBooleanField("assumed", kernel.basis() == KernelChoice.Basis.ASSUMED);
    json.writeStringField("remark", kernel.remark().orElse(""));
    json.writeEndObject();
  }

  private void guest(GuestComparison guest) throws IOException {
    Sight before = guest.before();
    json.writeStartObject();
    json.writeStringField("name", before.answer().guest().name());
    Optional<String> mdev = before.answer().mdev().map(MdevAnalysis::name);
    if (mdev.isPresent()) {
      json.writeStringField("mdev", mdev.get());
    } else {
      json.writeNullField("mdev");
    }
    json.writeBooleanField("running", before.answer().guest().running());
    json.writeBooleanField("changed", guest.changed());
    JsonHosts.strings(json, "asks", before.answer().asked().lines());
    sight("before", before);
    sight("after", guest.after());
    JsonHosts.strings(json, "gained", apqns(guest.gained()));
    JsonHosts.strings(json, "lost", apqns(guest.lost()));
    JsonHosts.strings(json, "controlGained", JsonHosts.control(guest.controlGained()));
    JsonHosts.strings(json, "controlLost", JsonHosts.control(guest.controlLost()));
    json.writeEndObject();
  }

  private void sight(String name, Sight sight) throws IOException {
    json.writeObjectFieldStart(name);
    JsonHosts.strings(json, "gets", apqns(sight.queues().apqns()));
    JsonHosts.strings(json, "controlDomains", JsonHosts.control(sight.control()));
    JsonHosts.strings(json, "refusedBy", sight.codes());
    JsonHosts.strings(json, "reasons", sight.reasons());
    json.writeEndObject();
  }

  private static List<String> apqns(List<Apqn> queues) {
    return queues.stream().map(Apqn::toString).toList();
  }

  private void step(StepChange step) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", step.number());
    json.writeStringField("text", step.before().step().text());
    json.writeObjectFieldStart("before");
    parts.answer(step.before());
    json.writeEndObject();
    json.writeObjectFieldStart("after");
    parts.answer(step.after());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void mdev(String name, Optional<MdevAnalysis> mdev) throws IOException {
    json.writeFieldName(name);
    if (mdev.isPresent()) {
      parts.mdev(mdev.get());
    } else {
      json.writeNull();
    }
  }
}
