package org.apqlint.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is declared of a card, each empty where nothing is. What follows from it is worked out here
 * from the pages of kernel and lszcrypt, and not by the classes of the model.
 *
 * @param functions the 32 bits of ap_functions
 */
record MoveCard(String type, String mode, Integer hwtype, Integer functions) {

  static final int CEX4 = 10;

  private static final int APSC = 0;
  private static final int MEX = 1;
  private static final int CRT = 2;
  private static final int CCA = 3;
  private static final int ACCELERATOR = 4;
  private static final int EP11 = 5;
  private static final int APXA = 6;
  private static final int FILTERING = 7;
  private static final int FULL = 8;
  private static final int STATELESS = 9;
  private static final int FIRST_SE_BIND = 16;
  private static final int SECOND_SE_BIND = 17;

  static final MoveCard UNKNOWN = new MoveCard(null, null, null, null);

  /** What follows the number of the adapter in its statement. */
  String words() {
    StringBuilder words = new StringBuilder();
    words.append(type == null ? "" : " type " + type);
    words.append(mode == null ? "" : " mode " + mode);
    words.append(hwtype == null ? "" : " hwtype " + hwtype);
    return words
        .append(functions == null ? "" : String.format(" functions 0x%08x", functions))
        .toString();
  }

  /** Its hardware type: as declared, else that of cards of its name (ap_bus.h). */
  Optional<Integer> hardware() {
    if (hwtype != null || type == null) {
      return Optional.ofNullable(hwtype);
    }
    return switch (type.substring(0, 4)) {
      case "cex3" -> Optional.of(type.endsWith("a") ? 8 : 9);
      case "cex6" -> Optional.of(12);
      case "cex7" -> Optional.of(13);
      case "cex8" -> Optional.of(14);
      default -> throw new IllegalStateException("no hardware type of " + type);
    };
  }

  /** Its mode: as declared, else the only one that its functions name, else that of its name. */
  Optional<String> runsIn() {
    if (mode != null) {
      return Optional.of(mode);
    }
    List<String> named = new ArrayList<>();
    if (functions != null && has(CCA)) {
      named.add("cca");
    }
    if (functions != null && has(ACCELERATOR)) {
      named.add("accelerator");
    }
    if (functions != null && has(EP11)) {
      named.add("ep11");
    }
    if (named.size() == 1) {
      return Optional.of(named.get(0));
    }
    return Optional.ofNullable(type)
        .map(
            name ->
                switch (name.charAt(name.length() - 1)) {
                  case 'c' -> "cca";
                  case 'p' -> "ep11";
                  default -> "accelerator";
                });
  }

  /** Whether its queues can have such a master key; where its facts disagree, nobody knows. */
  boolean canHave(String key) {
    Set<String> modes = new TreeSet<>();
    if (mode != null) {
      modes.add(mode);
    }
    if (type != null) {
      modes.add(new MoveCard(type, null, null, null).runsIn().orElseThrow());
    }
    if (functions != null) {
      addIf(modes, has(CCA), "cca");
      addIf(modes, has(ACCELERATOR), "accelerator");
      addIf(modes, has(EP11), "ep11");
    }
    boolean twoTypes =
        hwtype != null
            && type != null
            && !new MoveCard(type, null, null, null).hardware().orElseThrow().equals(hwtype);
    String needed = key.equals("ep11") ? "ep11" : "cca";
    return twoTypes || modes.size() != 1 || modes.contains(needed);
  }

  private static void addIf(Set<String> modes, boolean named, String name) {
    if (named) {
      modes.add(name);
    }
  }

  /** Whether a guest that knows this card meets another mode or other functions on that one. */
  boolean unlike(MoveCard there) {
    boolean otherMode =
        runsIn().isPresent() && there.runsIn().isPresent() && !runsIn().equals(there.runsIn());
    if (functions == null || there.functions == null) {
      return otherMode;
    }
    boolean other = otherMode;
    for (int same : new int[] {APSC, MEX, CRT, APXA, FILTERING}) {
      other |= has(same) != there.has(same);
    }
    boolean losesFull = has(FULL) && !there.has(FULL);
    boolean losesStateless = has(STATELESS) && !there.has(STATELESS) && !there.has(FULL);
    return other
        || losesFull
        || losesStateless
        || there.has(FIRST_SE_BIND)
        || there.has(SECOND_SE_BIND);
  }

  /** Whether that card is of an older generation, as far as both are known. */
  boolean newerThan(MoveCard there) {
    return hardware().isPresent()
        && there.hardware().isPresent()
        && hardware().get() > there.hardware().get();
  }

  private boolean has(int bit) {
    return (functions >>> (31 - bit) & 1) == 1;
  }
}
