package org.apqlint.script;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An mdev as a node device of libvirt: what {@code virsh nodedev-define} reads. The UUID is named,
 * or libvirt would make up one; the name is the one that libvirt 7.3 and newer give it.
 */
public final class NodeDevice {

  /** The one type of mdev that vfio_ap has. */
  static final String TYPE = "vfio_ap-passthrough";

  private NodeDevice() {}

  /** How libvirt calls the mdev: {@code virsh nodedev-start NAME}. */
  public static String name(String uuid) {
    return "mdev_" + Quote.uuid(uuid).replace('-', '_') + "_matrix";
  }

  /**
   * The XML.
   *
   * @param attributes what is written when the mdev starts, in this order
   */
  public static String xml(String uuid, List<MdevAttribute> attributes) {
    return """
        <device>
          <name>%s</name>
          <parent>ap_matrix</parent>
          <capability type='mdev'>
            <type id='%s'/>
            <uuid>%s</uuid>
        %s  </capability>
        </device>
        """
        .formatted(
            name(uuid),
            TYPE,
            Quote.uuid(uuid),
            attributes.stream()
                .map(a -> "    <attr name='%s' value='%s'/>\n".formatted(a.name(), a.value()))
                .collect(Collectors.joining()));
  }
}
