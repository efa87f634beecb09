package org.grokscope.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.grokscope.Await;

/** Chromium without a window, driven by its DevTools protocol as a user would: by keys, pointer and touch. */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
    private final List<JsonObject> events = new CopyOnWriteArrayList<>();
    private int calls;

    /**
     * Starts a browser; the test is skipped where none is installed.
     *
     * @param folder for its profile
     */
    static Browser start(Path folder) throws IOException {
        Optional<Path> program = installed();
        assumeTrue(program.isPresent(), "Chromium is not installed");
        return new Browser(program.get(), folder);
    }

    private static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Browser(Path program, Path folder) throws IOException {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox", // it cannot be had as root
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("browser.log").toFile())
                .start();
        Path port = folder.resolve("profile/DevToolsActivePort");
        Await.until(() -> lines(port).size() == 2 || !process.isAlive());
        URI page = page(lines(port).getFirst());
        socket = http.newWebSocketBuilder().buildAsync(page, new Listener()).join();
        for (String domain : List.of("Page", "Network", "Runtime", "Log")) {
            call(domain + ".enable");
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The socket of the only page. */
    private URI page(String port) throws IOException {
        URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
        try {
            String text = http.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            for (JsonElement target : JsonParser.parseString(text).getAsJsonArray()) {
                JsonObject each = target.getAsJsonObject();
                if (each.get("type").getAsString().equals("page")) {
                    return URI.create(each.get("webSocketDebuggerUrl").getAsString());
                }
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        throw new IOException("the browser has no page");
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                JsonObject whole = JsonParser.parseString(message.toString()).getAsJsonObject();
                message.setLength(0);
                if (whole.has("id")) {
                    answers.remove(whole.get("id").getAsInt()).complete(whole);
                } else {
                    events.add(whole);
                }
            }
            from.request(1);
            return null;
        }
    }

    /** Calls a method with parameters, name and value by turns, and waits for its result. */
    JsonObject call(String method, Object... parameters) {
        JsonObject request = new JsonObject();
        JsonObject values = new JsonObject();
        for (int i = 0; i < parameters.length; i += 2) {
            values.add(parameters[i].toString(), new Gson().toJsonTree(parameters[i + 1]));
        }
        int id = ++calls;
        request.addProperty("id", id);
        request.addProperty("method", method);
        request.add("params", values);
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(request.toString(), true).join();
        try {
            JsonObject whole = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (whole.has("error")) {
                throw new IllegalStateException(method + ": " + whole.get("error"));
            }
            return whole.getAsJsonObject("result");
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(method, e);
        }
    }

    /** The parameters of all events of a kind so far. */
    List<JsonObject> events(String method) {
        return events.stream()
                .filter(event -> event.get("method").getAsString().equals(method))
                .map(event -> event.getAsJsonObject("params"))
                .toList();
    }

    /** Opens a file, and waits until it is loaded. */
    void open(Path file) {
        events.clear();
        call("Page.navigate", "url", file.toUri().toString());
        Await.until(() -> !events("Page.loadEventFired").isEmpty());
    }

    /** What went wrong in the page: exceptions, and what its security policy forbade. */
    List<String> problems() {
        List<String> all = new ArrayList<>();
        events("Runtime.exceptionThrown")
                .forEach(
                        each -> all.add(each.getAsJsonObject("exceptionDetails").get("text") + ": " + each));
        events("Log.entryAdded")
                .forEach(each ->
                        all.add(each.getAsJsonObject("entry").get("text").getAsString()));
        return all;
    }

    /** The value of an expression. */
    JsonElement evaluate(String expression) {
        JsonObject result = call("Runtime.evaluate", "expression", expression, "returnByValue", true);
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
        }
        return result.getAsJsonObject("result").get("value");
    }

    /** The text of an element as it was written, mathematics in one line. */
    String text(String selector) {
        return evaluate("(e => e.dataset.text || e.textContent)(document.querySelector('" + selector + "'))")
                .getAsString();
    }

    void press(String key) {
        String text = key.equals(" ") ? " " : "";
        call(
                "Input.dispatchKeyEvent",
                "type",
                "keyDown",
                "key",
                key,
                "code",
                key.equals(" ") ? "Space" : key,
                "text",
                text);
        call("Input.dispatchKeyEvent", "type", "keyUp", "key", key, "code", key.equals(" ") ? "Space" : key);
    }

    /** Moves the pointer to a place in an element, given in parts of its size. */
    void pointAt(String selector, double across, double down) {
        mouse("mouseMoved", place(selector, across, down));
    }

    /** Touches an element at a place, and lets go. */
    void touch(String selector, double across, double down) {
        double[] place = place(selector, across, down);
        call(
                "Input.dispatchTouchEvent",
                "type",
                "touchStart",
                "touchPoints",
                List.of(Map.of("x", place[0], "y", place[1])));
        call("Input.dispatchTouchEvent", "type", "touchEnd", "touchPoints", List.of());
    }

    /** Clicks at a place in an element. */
    void click(String selector, double across, double down) {
        double[] place = place(selector, across, down);
        mouse("mousePressed", place);
        mouse("mouseReleased", place);
    }

    private void mouse(String type, double[] place) {
        call("Input.dispatchMouseEvent", "type", type, "x", place[0], "y", place[1], "button", "left", "clickCount", 1);
    }

    private double[] place(String selector, double across, double down) {
        JsonArray box = evaluate("(b => [b.x, b.y, b.width, b.height])(document.querySelector('" + selector
                        + "').getBoundingClientRect())")
                .getAsJsonArray();
        return new double[] {
            box.get(0).getAsDouble() + across * box.get(2).getAsDouble(),
            box.get(1).getAsDouble() + down * box.get(3).getAsDouble()
        };
    }

    /** The screen of a phone, or of a computer. */
    void screen(int width, int height, boolean phone) {
        call(
                "Emulation.setDeviceMetricsOverride",
                "width",
                width,
                "height",
                height,
                "deviceScaleFactor",
                phone ? 2 : 1,
                "mobile",
                phone);
        call("Emulation.setTouchEmulationEnabled", "enabled", phone);
    }

    /** What the page is told of the user's wishes, such as a dark colour scheme. */
    void prefer(String feature, String value) {
        call("Emulation.setEmulatedMedia", "features", List.of(Map.of("name", feature, "value", value)));
    }

    /** A picture of what is seen. */
    void picture(Path file) throws IOException {
        String data = call("Page.captureScreenshot").get("data").getAsString();
        Files.write(file, Base64.getDecoder().decode(data));
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
