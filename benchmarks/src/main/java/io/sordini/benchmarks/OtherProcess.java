package io.sordini.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A contestant in another language: it gets the events over a pipe, masks them for a while and says how much CPU one took. */
record OtherProcess(String title, String masks, List<String> command) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @return {@code nanosPerEvent}, {@code bytesPerEvent} of its output, {@code version} */
    JsonNode measure(List<byte[]> events, int warmUpSeconds, int seconds) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(command);
        words.add(Integer.toString(warmUpSeconds));
        words.add(Integer.toString(seconds));
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            for (byte[] event : events) {
                in.write(event);
                in.write('\n');
            }
        }
        byte[] answer = process.getInputStream().readAllBytes();
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException("'" + String.join(" ", words) + "' ended with " + exit);
        }
        return MAPPER.readTree(answer);
    }
}
