package io.sordini.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what was measured, for people and for programs. */
final class Results {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Results() {}

    /** @param measured becomes {@code NAME.json} as it is */
    static void write(Path folder, String name, Object measured, String page) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".json"), MAPPER.writeValueAsString(measured) + "\n");
        Files.writeString(folder.resolve(name + ".md"), page);
    }
}
