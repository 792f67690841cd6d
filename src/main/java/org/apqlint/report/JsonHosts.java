package org.apqlint.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.ChangeAnalysis;
import org.apqlint.analysis.Crycb;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/** Hosts and mdevs in the JSON report. */
final class JsonHosts {

  private final JsonGenerator json;

  JsonHosts(JsonGenerator json) {
    this.json = json;
  }

  void write(HostAnalysis analysis) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", analysis.host().name());
    json.writeStringField("generation", analysis.host().generation().toString());
    masks(analysis.host().apmask().ids(), analysis.host().aqmask().ids());
    mdevs(analysis.mdevs());
    if (analysis.change().isPresent()) {
      change(analysis.change().get());
    }
    json.writeEndObject();
  }

  private void masks(IdSet apmask, IdSet aqmask) throws IOException {
    json.writeStringField("apmask", apmask.toMask());
    json.writeStringField("aqmask", aqmask.toMask());
  }

  private void change(ChangeAnalysis change) throws IOException {
    json.writeObjectFieldStart("change");
    json.writeArrayFieldStart("steps");
    for (StepOutcome step : change.steps()) {
      step(step);
    }
    json.writeEndArray();
    masks(change.apmask(), change.aqmask());
    mdevs(change.mdevs());
    json.writeEndObject();
  }

  private void step(StepOutcome outcome) throws IOException {
    json.writeStartObject();
    json.writeStringField("text", outcome.step().text());
    answer(outcome);
    json.writeEndObject();
  }

  /** What the kernel does about a step: fields of an object. */
  void answer(StepOutcome outcome) throws IOException {
    json.writeStringField("result", outcome.result());
    json.writeStringField("reason", outcome.reason().orElse(""));
    strings(json, "log", outcome.log());
    json.writeArrayFieldStart("effects");
    for (StepOutcome.Effect effect : outcome.effects()) {
      json.writeStartObject();
      json.writeStringField("guest", effect.guest());
      strings(json, "plugged", effect.plugged().stream().map(Apqn::toString).toList());
      strings(json, "unplugged", effect.unplugged().stream().map(Apqn::toString).toList());
      strings(json, "controlPlugged", control(effect.controlPlugged()));
      strings(json, "controlUnplugged", control(effect.controlUnplugged()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void mdevs(List<MdevAnalysis> mdevs) throws IOException {
    json.writeArrayFieldStart("mdevs");
    for (MdevAnalysis mdev : mdevs) {
      mdev(mdev);
    }
    json.writeEndArray();
  }

  void mdev(MdevAnalysis mdev) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", mdev.name());
    json.writeStringField("uuid", mdev.uuid());
    strings(json, "guests", mdev.guests());
    json.writeBooleanField("running", mdev.running());
    strings(json, "matrix", mdev.matrix().lines());
    Optional<List<String>> guestMatrix = mdev.guestMatrix().map(Matrix::lines);
    if (guestMatrix.isPresent()) {
      strings(json, "guestMatrix", guestMatrix.get());
    } else {
      json.writeNullField("guestMatrix");
    }
    strings(json, "controlDomains", control(mdev.controlDomains()));
    strings(json, "guestControlDomains", control(mdev.guestControlDomains()));
    crycb(mdev.crycb());
    json.writeEndObject();
  }

  private void crycb(Optional<Crycb> crycb) throws IOException {
    if (crycb.isEmpty()) {
      json.writeNullField("crycb");
      return;
    }
    json.writeObjectFieldStart("crycb");
    json.writeStringField("apm", crycb.get().apm().toMask());
    json.writeStringField("aqm", crycb.get().aqm().toMask());
    json.writeStringField("adm", crycb.get().adm().toMask());
    json.writeEndObject();
  }

  /** Control domains as the sysfs file {@code control_domains} lists them. */
  static List<String> control(IdSet domains) {
    return domains.stream().mapToObj(id -> String.format("%04x", id)).toList();
  }

  static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
