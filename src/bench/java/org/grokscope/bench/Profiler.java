package org.grokscope.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingStream;

/** Where the time goes, by the JDK's own sampling: which of the engine's classes is at work. */
final class Profiler {

    private static final String ENGINE = "org.grokscope.engine.";
    private static final String ELSEWHERE = "elsewhere";
    private static final Duration PERIOD = Duration.ofMillis(10);

    private Profiler() {}

    /**
     * Samples the process while the calling thread works.
     *
     * @return the engine's classes by their part of the samples, largest first
     */
    static List<Share> profile(Runnable work) {
        long thread = Thread.currentThread().threadId();
        Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
        try (RecordingStream recording = new RecordingStream()) {
            for (String event : List.of("jdk.ExecutionSample", "jdk.NativeMethodSample")) {
                recording.enable(event).withPeriod(PERIOD);
                recording.onEvent(event, sample -> count(sample, thread, counts));
            }
            recording.startAsync();
            work.run();
            recording.stop();
        }
        double all = counts.values().stream().mapToLong(AtomicLong::get).sum();
        return counts.entrySet().stream()
                .map(entry -> new Share(entry.getKey(), entry.getValue().get() / all))
                .sorted(Comparator.comparingDouble(Share::fraction).reversed())
                .toList();
    }

    /** What the calling thread does counts, and what others do for the engine. */
    private static void count(RecordedEvent sample, long thread, Map<String, AtomicLong> counts) {
        RecordedThread sampled = sample.getThread("sampledThread");
        if (sampled == null || sample.getStackTrace() == null) {
            return;
        }
        String place = place(sample.getStackTrace().getFrames());
        if (sampled.getJavaThreadId() == thread || !place.equals(ELSEWHERE)) {
            counts.computeIfAbsent(place, _ -> new AtomicLong()).incrementAndGet();
        }
    }

    /** The innermost of the engine's classes, without the class inside it. */
    private static String place(List<RecordedFrame> frames) {
        return frames.stream()
                .map(frame -> frame.getMethod().getType().getName())
                .filter(name -> name.startsWith(ENGINE))
                .findFirst()
                .map(name -> name.replaceFirst("\\$.*", "").replaceFirst(".*\\.", ""))
                .orElse(ELSEWHERE);
    }
}
