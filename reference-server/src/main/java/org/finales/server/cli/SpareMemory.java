package org.finales.server.cli;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

/**
 * Gives memory back to the machine. A Java process begins with a heap far larger than this server
 * needs and fills it before it tidies up; the heap shall follow what is in use instead. The serial
 * collector, which Java takes on small machines, never goes below the size that it began with.
 */
final class SpareMemory {
  /** How much of the heap stays free after a full collection, in percent; the lower bound first. */
  private static final List<Map.Entry<String, String>> FREE =
      List.of(Map.entry("MinHeapFreeRatio", "10"), Map.entry("MaxHeapFreeRatio", "30"));

  /** The collector of small machines, by the name of its full collections. */
  private static final String SERIAL = "MarkSweepCompact";

  /** Its heap shrinks by 0, 10, 40 and 100 % of what it should, see -XX:+ShrinkHeapInSteps. */
  private static final int SERIAL_STEPS = 4;

  private SpareMemory() {}

  /** Returns what only starting took; does nothing where whoever started the process decided. */
  static void giveBack() {
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (machine == null) {
      return; // another kind of virtual machine
    }
    if (FREE.stream().allMatch(option -> isUnsaid(machine, option.getKey()))) {
      FREE.forEach(option -> machine.setVMOption(option.getKey(), option.getValue()));
      for (int i = isSerial() ? SERIAL_STEPS : 1; i > 0; i--) {
        System.gc();
      }
    }
  }

  private static boolean isSerial() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .anyMatch(collector -> collector.getName().equals(SERIAL));
  }

  private static boolean isUnsaid(HotSpotDiagnosticMXBean machine, String option) {
    return machine.getVMOption(option).getOrigin() == VMOption.Origin.DEFAULT;
  }
}
