package org.grokscope.bench;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.grokscope.bench.ColdRunWorker.Kind;
import org.grokscope.run.config.Preset;

/**
 * The result of {@link WindowBenchmark}. Ratios are taken within a round and are then medians, because a machine's speed drifts.
 *
 * @param runs one for each round, by kind
 */
record WindowReport(String version, Machine machine, Preset preset, Map<Kind, List<ColdRun>> runs) {

    /** The table, in lines of at most 100 characters. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("GrokScope " + version + ", " + machine.system() + ", " + machine.cores() + " cores, Java "
                + machine.java());
        lines.add("Preset " + preset.id() + ", cold starts in turn, medians of "
                + runs.get(Kind.HEADLESS).size() + " rounds (smallest to largest)");
        lines.add("");
        lines.add(String.format(
                "%-30s %-22s %-22s %8s %8s %6s", "", "s to T_grok", "s to the end", "first", "steady", "draws"));
        runs.forEach((kind, of) -> lines.add(String.format(
                Locale.ROOT,
                "%-30s %-22s %-22s %8s %8s %6s",
                WindowBenchmark.title(kind),
                range(of, ColdRun::secondsToGrok),
                range(of, ColdRun::seconds),
                shown("%.1f", median(of, ColdRun::firstRate)),
                shown("%.1f", median(of, ColdRun::steadyRate)),
                shown("%.1f", median(of, ColdRun::redrawRate)))));
        lines.add("");
        runs.forEach((kind, of) -> {
            if (kind != Kind.HEADLESS) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%s: %s to T_grok, %s to the end, %s a step in steady state",
                        WindowBenchmark.title(kind),
                        percent(slowdown(kind, (run, alone) -> run.secondsToGrok() / alone.secondsToGrok())),
                        percent(slowdown(kind, (run, alone) -> run.seconds() / alone.seconds())),
                        percent(slowdown(kind, (run, alone) -> alone.steadyRate() / run.steadyRate()))));
            }
        });
        addCpu(lines, "Processor seconds by thread", ColdRun::cpu, "%10.2f");
        addCpu(lines, "The same for each second in steady state", ColdRun::steadyCpu, "%10.3f");
        return lines;
    }

    private void addCpu(
            List<String> lines, String title, Function<ColdRun, Map<CpuByThread.Role, Double>> cpu, String format) {
        lines.add("");
        lines.add(title);
        StringBuilder head = new StringBuilder(String.format("%-30s", ""));
        for (CpuByThread.Role role : CpuByThread.Role.values()) {
            head.append(String.format("%10s", role.name().toLowerCase(Locale.ROOT)));
        }
        lines.add(head.toString());
        runs.forEach((kind, of) -> {
            StringBuilder line = new StringBuilder(String.format("%-30s", WindowBenchmark.title(kind)));
            for (CpuByThread.Role role : CpuByThread.Role.values()) {
                line.append(String.format(Locale.ROOT, format, cpu(of, role, cpu)));
            }
            lines.add(line.toString());
        });
    }

    private static String percent(double fraction) {
        return shown("%+.1f %%", 100 * fraction);
    }

    /** A number, or a dash where it was not measured: a fast run has no steady state. */
    private static String shown(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "–";
    }

    private static double cpu(
            List<ColdRun> of, CpuByThread.Role role, Function<ColdRun, Map<CpuByThread.Role, Double>> cpu) {
        return median(of, run -> cpu.apply(run).getOrDefault(role, 0.0));
    }

    private static String range(List<ColdRun> of, ToDoubleFunction<ColdRun> what) {
        double[] sorted = of.stream().mapToDouble(what).sorted().toArray();
        return Double.isNaN(sorted[sorted.length - 1])
                ? "–"
                : String.format(
                        Locale.ROOT, "%.2f (%.2f to %.2f)", median(sorted), sorted[0], sorted[sorted.length - 1]);
    }

    /** The median over the rounds of how much more one kind takes than no window, as a fraction. */
    double slowdown(Kind kind, ToDoubleBiFunction<ColdRun, ColdRun> ratio) {
        List<ColdRun> alone = runs.get(Kind.HEADLESS);
        List<ColdRun> with = runs.get(kind);
        return median(IntStream.range(0, alone.size())
                        .mapToDouble(round -> ratio.applyAsDouble(with.get(round), alone.get(round)))
                        .sorted()
                        .toArray())
                - 1;
    }

    private static double median(List<ColdRun> of, ToDoubleFunction<ColdRun> what) {
        return median(of.stream().mapToDouble(what).sorted().toArray());
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Writes it for programs. Times are seconds, rates per second, slow-downs fractions; what was not measured is null. */
    void writeJson(Writer out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.setFormattingStyle(FormattingStyle.PRETTY);
        json.beginObject();
        json.name("appVersion").value(version);
        json.name("system").value(machine.system());
        json.name("cores").value(machine.cores());
        json.name("java").value(machine.java());
        json.name("preset").value(preset.id());
        json.name("rounds").value(runs.get(Kind.HEADLESS).size());
        for (Map.Entry<Kind, List<ColdRun>> each : runs.entrySet()) {
            json.name(name(each.getKey())).beginObject();
            numbers(json, each.getKey(), each.getValue());
            json.endObject();
        }
        number(json, "slowdown", slowdown(Kind.WINDOW, (run, alone) -> run.seconds() / alone.seconds()));
        number(
                json,
                "slowdownToGrok",
                slowdown(Kind.WINDOW, (run, alone) -> run.secondsToGrok() / alone.secondsToGrok()));
        number(json, "slowdownSteady", slowdown(Kind.WINDOW, (run, alone) -> alone.steadyRate() / run.steadyRate()));
        cpu(json, "cpuByThread", runs.get(Kind.WINDOW), ColdRun::cpu);
        json.endObject();
        json.flush();
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case HEADLESS -> "headless";
            case WINDOW -> "window";
            case WINDOW_INSPECT -> "windowInspect";
        };
    }

    private static void numbers(JsonWriter json, Kind kind, List<ColdRun> of) throws IOException {
        number(json, "secondsToGrok", median(of, ColdRun::secondsToGrok));
        number(json, "seconds", median(of, ColdRun::seconds));
        number(json, "stepsPerSecondFirst", median(of, ColdRun::firstRate));
        number(json, "stepsPerSecondSteady", median(of, ColdRun::steadyRate));
        if (kind != Kind.HEADLESS) {
            number(json, "redrawsPerSecond", median(of, ColdRun::redrawRate));
        }
        cpu(json, "cpuByThread", of, ColdRun::cpu);
        cpu(json, "cpuByThreadSteady", of, ColdRun::steadyCpu);
        json.name("samples").beginArray();
        for (ColdRun run : of) {
            json.beginObject();
            number(json, "secondsToGrok", run.secondsToGrok());
            number(json, "seconds", run.seconds());
            json.endObject();
        }
        json.endArray();
    }

    private static void cpu(
            JsonWriter json, String name, List<ColdRun> of, Function<ColdRun, Map<CpuByThread.Role, Double>> cpu)
            throws IOException {
        json.name(name).beginObject();
        for (CpuByThread.Role role : CpuByThread.Role.values()) {
            number(json, role.name().toLowerCase(Locale.ROOT), cpu(of, role, cpu));
        }
        json.endObject();
    }

    private static void number(JsonWriter json, String name, double value) throws IOException {
        json.name(name);
        if (Double.isFinite(value)) {
            json.value(value);
        } else {
            json.nullValue();
        }
    }
}
