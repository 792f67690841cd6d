package org.apqlint.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.apqlint.model.CpuFeature;
import org.apqlint.model.CpuModel;
import org.apqlint.model.Guest;
import org.apqlint.model.IdSet;
import org.apqlint.model.Mdev;
import org.apqlint.model.MdevRef;
import org.apqlint.model.Migration;
import org.apqlint.model.Note;
import org.apqlint.model.Repetition;
import org.apqlint.model.Spec;
import org.junit.jupiter.api.Test;

/** Mdevs, guests and migrations. */
class GuestReaderTest {

  private static final String HOSTS = "host zeus {\n}\nhost hera {\n}\nmdev m on hera {\n}\n";

  @Test
  void mdevs() {
    Mdev mdev =
        mdev(
            """
            uuid 62177883-F1BB-47f0-914d-32a22e3a8804
            adapters 5, 0x06
            domains 4-5
            control-domains same
            start auto
            note "x"
            """);
    assertThat(mdev.address()).isEqualTo("zeus/db");
    assertThat(Reading.where(mdev.place())).isEqualTo("7:6-8");
    assertThat(mdev.uuid()).isEqualTo("62177883-f1bb-47f0-914d-32a22e3a8804");
    assertThat(Reading.where(mdev.uuidPlace().orElseThrow())).isEqualTo("8:6-42");
    assertThat(mdev.adapters().ids()).isEqualTo(IdSet.of(5, 6));
    assertThat(mdev.domains().ids()).isEqualTo(IdSet.of(4, 5));
    assertThat(mdev.controlDomains().ids()).isEqualTo(IdSet.of(4, 5));
    assertThat(mdev.autostart()).isTrue();
    assertThat(Reading.where(mdev.autostartPlace().orElseThrow())).isEqualTo("12:1-11");
    assertThat(mdev.order()).isEqualTo(1);
    assertThat(mdev.notes()).extracting(Note::text).containsExactly("x");
  }

  @Test
  void uuidOfAnMdevWithoutOneIsMadeOfItsName() {
    Mdev mdev = mdev("");
    // uuid5(NAMESPACE_URL, "zeus/db")
    assertThat(mdev.uuid()).isEqualTo("3adfc711-5315-5446-a217-dac8403d8281");
    assertThat(mdev.uuidPlace()).isEmpty();
    assertThat(mdev.autostart()).isFalse();
  }

  @Test
  void guestsHaveDefaults() {
    Guest guest = guest("");
    assertThat(guest.address()).isEqualTo("zeus/db");
    assertThat(guest.uses()).isEmpty();
    assertThat(guest.cpu().name()).isEqualTo("host");
    assertThat(guest.cpu().place()).isEmpty();
    assertThat(guest.running()).isFalse();
    assertThat(guest.deviceId()).isEqualTo("hostdev0");
    assertThat(guest.hypervisor()).isEqualTo(Guest.Hypervisor.LIBVIRT);
    assertThat(guest.secureExecution()).isFalse();
  }

  @Test
  void guestsSayMore() {
    Guest guest =
        guest(
            """
            uses hera/m
            cpu z14.2 ap=on apqci=off kss=on apft=on without msa3
            state running
            device-id crypto0
            hypervisor qemu
            secure-execution
            expect 05.0047, 06.*
            expect 07.0001
            """);
    assertThat(guest.mdev()).contains(new MdevRef("hera", "m"));
    assertThat(Reading.where(guest.uses().get(0).place())).isEqualTo("8:6-12");
    CpuModel cpu = guest.cpu();
    assertThat(cpu.name()).isEqualTo("z14.2");
    assertThat(cpu.settings().keySet())
        .containsExactlyInAnyOrder(CpuFeature.AP, CpuFeature.APQCI, CpuFeature.APFT);
    assertThat(cpu.settings().get(CpuFeature.APQCI).on()).isFalse();
    assertThat(Reading.where(cpu.settings().get(CpuFeature.AP).place())).isEqualTo("9:11-16");
    assertThat(cpu.withoutMsa3()).isTrue();
    assertThat(guest.running()).isTrue();
    assertThat(guest.deviceId()).isEqualTo("crypto0");
    assertThat(guest.hypervisor()).isEqualTo(Guest.Hypervisor.QEMU);
    assertThat(guest.secureExecution()).isTrue();
    assertThat(guest.expects()).hasSize(2);
  }

  @Test
  void cpuMayBeWrittenAsOnTheCommandLineOfQemu() {
    CpuModel cpu = guest("cpu host,ap=on,apqci=off").cpu();
    assertThat(cpu.name()).isEqualTo("host");
    assertThat(cpu.settings()).hasSize(2);
  }

  @Test
  void repetitionsOfGuestsAndMdevs() {
    Spec spec =
        Reading.sound(
            HOSTS
                + """
                mdev db on zeus {
                    start auto
                    start manual
                }
                guest db on zeus {
                    uses db
                    uses hera/m
                    state running
                    state running
                    cpu host ap=on ap=off
                }
                """);
    assertThat(spec.repetitions())
        .extracting(Repetition::what)
        .containsExactly("start", "state", "ap");
    assertThat(spec.repetitions()).extracting(Repetition::subject).containsOnly("zeus/db");
    assertThat(spec.mdevs().get(1).autostart()).isFalse();
    assertThat(spec.guests().get(0).cpu().settings().get(CpuFeature.AP).on()).isFalse();
    assertThat(spec.guests().get(0).uses()).hasSize(2);
  }

  @Test
  void migrations() {
    Spec spec =
        Reading.sound(
            HOSTS
                + """
                guest db on zeus {
                }
                migrate db on zeus to hera
                migrate db on zeus to hera using m live
                migrate db on zeus to hera using hera/m
                """);
    assertThat(spec.migrations())
        .extracting(Migration::from, Migration::to, Migration::live)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("zeus", "hera", false),
            org.assertj.core.groups.Tuple.tuple("zeus", "hera", true),
            org.assertj.core.groups.Tuple.tuple("zeus", "hera", false));
    assertThat(spec.migrations().get(0).using()).isEmpty();
    assertThat(spec.migrations().get(1).using()).contains(new MdevRef("hera", "m"));
    assertThat(spec.migrations().get(2).using()).contains(new MdevRef("hera", "m"));
    assertThat(Reading.where(spec.migrations().get(0).place())).isEqualTo("9:1-27");
  }

  private static Mdev mdev(String statements) {
    return Reading.sound(HOSTS + "mdev db on zeus {\n" + statements + "\n}\n").mdevs().get(1);
  }

  private static Guest guest(String statements) {
    return Reading.sound(HOSTS + "guest db on zeus {\n" + statements + "\n}\n").guests().get(0);
  }
}
