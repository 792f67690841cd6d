package org.apqlint.simulated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.model.CpuFeature;
import org.apqlint.model.CpuModel;
import org.apqlint.model.Generation;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.Mdev;

/** The programs and files of /proc that a host has beside sysfs, as a specification says. */
final class FactsPrograms {

  /** Names and UUIDs are looked up as virsh does; a domain has what was attached to it. */
  private static final String VIRSH =
      """
      #!/bin/bash
      find() {
        for found in "$STATE"/guests/*; do
          if [[ ${found##*/} == "$1" || $(<"$found/name") == "$1" ]]; then return; fi
        done
        echo "error: failed to get domain '$1'" >&2
        exit 1
      }
      which=live
      for word; do
        case $word in
          --domain=*) find "${word#--domain=}" ;;
          --file=*) file=${word#--file=} ;;
          --config | --inactive) which=config ;;
          --live) which=live ;;
        esac
      done
      case $1 in
        list) ls "$STATE/guests" && echo ;;
        domname) cat "$found/name" && echo ;;
        dominfo) printf 'Id:             -\\nName:           %s\\n' "$(<"$found/name")" ;;
        domstate) cat "$found/state" ;;
        dumpxml)
          printf '<domain>\\n%s\\n<devices>\\n' "$(<"$found/cpu")"
          if [[ -e $found/$which ]]; then cat "$found/$which"; fi
          printf '</devices>\\n</domain>\\n'
          ;;
        attach-device) cat "$file" >>"$found/$which" ;;
        *) exit 1 ;;
      esac
      """;

  /** A kernel whose driver is of that generation, where files alone do not tell. */
  static final Map<Generation, String> KERNELS =
      Map.of(
          Generation.STATIC, "5.15.100",
          Generation.V10, "6.15.2",
          Generation.DYNAMIC_DELTA, "6.1.50",
          Generation.DYNAMIC, "6.8.12",
          Generation.AP_CONFIG, "6.12.5",
          Generation.DRIVER_OVERRIDE, "6.19.1");

  private static final Map<String, String> CPU_MODES =
      Map.of("host", "maximum", "host-model", "host-model", "host-passthrough", "host-passthrough");

  private final Path work;
  private final HostAnalysis specified;

  FactsPrograms(Path work, HostAnalysis specified) {
    this.work = work;
    this.specified = specified;
  }

  /** Writes all of them, below bin, proc and guests. */
  void write() throws IOException {
    Host host = specified.host();
    program("virsh", VIRSH);
    program("hostname", "#!/bin/bash\ncat '" + file("name", host.name() + "\n") + "'\n");
    program("uname", "#!/bin/bash\necho '" + KERNELS.get(host.generation()) + "'\n");
    program("mdevctl", "#!/bin/bash\ncat '" + file("definitions", definitions()) + "'\n");
    program("lszcrypt", "#!/bin/bash\nexit 0\n");
    file("proc/cmdline", commandLine(host));
    file("proc/cpuinfo", "vendor_id       : IBM/S390\nfacilities      : " + facilities(host));
    Files.createDirectories(work.resolve("guests"));
    List<Guest> guests = specified.guests().stream().map(GuestAnalysis::guest).toList();
    for (int i = 0; i < guests.size(); i++) {
      String path = String.format("guests/0d05d2a2-6d0b-4f0a-9a51-%012x/", i);
      file(path + "name", guests.get(i).name());
      file(path + "state", guests.get(i).running() ? "running\n\n" : "shut off\n\n");
      file(path + "cpu", cpu(guests.get(i).cpu()));
    }
  }

  private Path file(String name, String text) throws IOException {
    Path file = work.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void program(String name, String text) throws IOException {
    Files.setPosixFilePermissions(
        file("bin/" + name, text), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String definitions() {
    List<String> definitions = new ArrayList<>();
    for (Mdev mdev : specified.declared()) {
      List<String> attributes = new ArrayList<>();
      mdev.adapters().ids().stream().forEach(id -> add(attributes, "adapter", id));
      mdev.domains().ids().stream().forEach(id -> add(attributes, "domain", id));
      mdev.controlDomains().ids().stream().forEach(id -> add(attributes, "control_domain", id));
      definitions.add(
          "{\"%s\":{\"mdev_type\":\"vfio_ap-passthrough\",\"start\":\"%s\",\"attrs\":[%s]}}"
              .formatted(
                  mdev.uuid(), mdev.autostart() ? "auto" : "manual", String.join(",", attributes)));
    }
    return definitions.isEmpty()
        ? "[]\n"
        : "[{\"matrix\":[" + String.join(",", definitions) + "]}]\n";
  }

  private static void add(List<String> attributes, String kind, int id) {
    attributes.add("{\"assign_" + kind + "\":\"" + id + "\"}");
  }

  private static String commandLine(Host host) {
    String masks =
        host.boot().stream()
            .map(mask -> " ap." + mask.kind() + "=" + mask.text())
            .collect(Collectors.joining());
    return "root=/dev/dasda1" + masks + " quiet\n";
  }

  private static String facilities(Host host) {
    String lacks =
        host.lacks().stream()
            .flatMap(feature -> feature.facility().stream())
            .map(Object::toString)
            .collect(Collectors.joining("|"));
    return "0 1 2 12 15 65 76\n".replaceAll(lacks.isEmpty() ? "-" : "\\b(" + lacks + ") ", "");
  }

  private static String cpu(CpuModel cpu) {
    StringBuilder xml = new StringBuilder();
    if (CPU_MODES.containsKey(cpu.name())) {
      xml.append("<cpu mode='").append(CPU_MODES.get(cpu.name())).append("'>");
    } else {
      xml.append("<cpu mode='custom' match='exact'><model>").append(cpu.name()).append("</model>");
    }
    for (CpuFeature feature : CpuFeature.values()) {
      CpuModel.Setting setting = cpu.settings().get(feature);
      if (setting != null) {
        feature(xml, feature.toString(), setting.on() ? "require" : "disable");
      }
    }
    if (cpu.withoutMsa3()) {
      feature(xml, "msa3", "disable");
    }
    return xml.append("</cpu>").toString();
  }

  private static void feature(StringBuilder xml, String name, String policy) {
    xml.append("<feature policy='").append(policy).append("' name='").append(name).append("'/>");
  }
}
