package org.grokscope.engine.threads;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** The vector instructions of this machine's processor, as far as the choice of kernels depends on them. */
enum VectorUnits {
    /** An x86-64 processor with AVX2 and FMA: Intel since Haswell (2013), AMD since Excavator and Zen. */
    AVX2_AND_FMA("AVX2 and FMA found"),
    /** An x86-64 processor without one of them, or a JVM configured not to use it. */
    OLDER("no AVX2 or no FMA found"),
    /** Another architecture, or a JVM that does not report it. */
    UNKNOWN("processor unknown");

    private final String words;

    VectorUnits(String words) {
        this.words = words;
    }

    /**
     * Reads the JVM's options, which it derives from the processor at startup: this works under every operating system, and in
     * an emulator or a virtual machine that hides some instructions.
     */
    static VectorUnits here() {
        try {
            HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return of(
                    System.getProperty("os.arch", ""),
                    hotSpot.getVMOption("UseAVX").getValue(),
                    hotSpot.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException e) {
            // Not HotSpot, or HotSpot for a processor without these options.
            return UNKNOWN;
        }
    }

    /**
     * Decides by the JVM's options.
     *
     * @param architecture the architecture's name in Java
     * @param useAvx the highest version of AVX that the JVM uses, 0 for none
     * @param useFma "true" if the JVM uses fused multiply-add
     */
    static VectorUnits of(String architecture, String useAvx, String useFma) {
        // HotSpot has UseFMA on other processors, too.
        boolean x86 = switch (architecture.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> true;
            default -> false;
        };
        if (!x86 || !useAvx.matches("\\d{1,2}")) {
            return UNKNOWN;
        }
        return Integer.parseInt(useAvx) >= 2 && Boolean.parseBoolean(useFma) ? AVX2_AND_FMA : OLDER;
    }

    /** The result in a few words. */
    String words() {
        return words;
    }
}
