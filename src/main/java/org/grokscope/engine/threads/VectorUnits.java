package org.grokscope.engine.threads;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What this machine's processor can do with several floats at once, as far as it matters to choose kernels. */
enum VectorUnits {
    /** An x86-64 processor with AVX2 and FMA: Intel since Haswell (2013), AMD since Excavator and Zen. */
    AVX2_AND_FMA("AVX2 and FMA found"),
    /** An x86-64 processor that lacks one of them, or that was told to do without. */
    OLDER("no AVX2 or no FMA found"),
    /** Another architecture, or a JVM that does not say. */
    UNKNOWN("processor unknown");

    private final String words;

    VectorUnits(String words) {
        this.words = words;
    }

    /**
     * Asks the JVM, which looked when it started to compile for this processor: that holds under every operating system,
     * and in an emulator or a virtual machine that hides what the processor could do.
     */
    static VectorUnits here() {
        try {
            HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return of(
                    System.getProperty("os.arch", ""),
                    hotSpot.getVMOption("UseAVX").getValue(),
                    hotSpot.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException e) {
            // This JVM is no HotSpot, or HotSpot for a processor that has no such option.
            return UNKNOWN;
        }
    }

    /**
     * Judges by what the JVM says.
     *
     * @param architecture the architecture's name in Java
     * @param useAvx the highest version of AVX that the JVM uses, 0 for none
     * @param useFma "true" if the JVM uses fused multiply-add
     */
    static VectorUnits of(String architecture, String useAvx, String useFma) {
        // Other processors' HotSpot has UseFMA too.
        boolean x86 = switch (architecture.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> true;
            default -> false;
        };
        if (!x86 || !useAvx.matches("\\d{1,2}")) {
            return UNKNOWN;
        }
        return Integer.parseInt(useAvx) >= 2 && Boolean.parseBoolean(useFma) ? AVX2_AND_FMA : OLDER;
    }

    /** Says in a few words what was found. */
    String words() {
        return words;
    }
}
