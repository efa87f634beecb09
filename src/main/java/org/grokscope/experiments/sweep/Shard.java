package org.grokscope.experiments.sweep;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.grokscope.task.InvalidSettingException;

/**
 * A part of a sweep, for one of several machines. The runs are distributed one by one, the longest first, so that all parts
 * take about the same time; every run is in exactly one of the parts 1 to {@code count}.
 *
 * @param index the number of the part, from 1
 * @param count the number of parts
 */
public record Shard(int index, int count) {

    /** The whole sweep. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final int MAX_COUNT = 10_000;
    private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,9})\\s*/\\s*(\\d{1,9})\\s*");

    /**
     * Parses "i/n".
     *
     * @throws InvalidSettingException unless 1 ≤ i ≤ n ≤ 10,000
     */
    public static Shard parse(String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            int index = Integer.parseInt(form.group(1));
            int count = Integer.parseInt(form.group(2));
            if (index >= 1 && index <= count && count <= MAX_COUNT) {
                return new Shard(index, count);
            }
        }
        throw new InvalidSettingException(
                "shard",
                text,
                "must be i/n with whole numbers 1 <= i <= n <= 10,000, such as 1/4 for the first of four parts");
    }

    /** The runs of this part, in the order of the whole sweep. */
    public List<PlannedRun> of(List<PlannedRun> whole) {
        List<PlannedRun> dealt = longestFirst(whole);
        Set<PlannedRun> mine = new HashSet<>();
        for (int i = index - 1; i < dealt.size(); i += count) {
            mine.add(dealt.get(i));
        }
        return whole.stream().filter(mine::contains).toList();
    }

    /** The order in which to start runs: the last ones must be short, so that no worker is left alone with a long one. */
    static List<PlannedRun> longestFirst(List<PlannedRun> runs) {
        return runs.stream()
                .sorted(Comparator.<PlannedRun>comparingDouble(run -> -RunCost.of(run.config()))
                        .thenComparing(PlannedRun::key))
                .toList();
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
