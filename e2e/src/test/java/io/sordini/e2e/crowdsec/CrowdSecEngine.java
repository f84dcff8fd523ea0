package io.sordini.e2e.crowdsec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** The installed engine, off line: it reads a file in the file's own time, with a configuration that is made here. */
final class CrowdSecEngine {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final String CONFIG = """
            common: {daemonize: false, log_media: stdout, log_level: warning, working_dir: .}
            config_paths:
              config_dir: %1$s/etc/
              data_dir: %1$s/data/
              simulation_path: %1$s/etc/simulation.yaml
              hub_dir: %1$s/hub/
              index_path: %1$s/hub/.index.json
              notification_dir: %1$s/etc/notifications/
              plugin_dir: %1$s/plugins/
            crowdsec_service:
              acquisition_path: %1$s/etc/acquis.yaml
              parser_routines: 1
              buckets_routines: 1
              output_routines: 1
            cscli: {output: human}
            db_config: {log_level: warning, type: sqlite, db_path: %1$s/data/crowdsec.db, flush: {max_items: 5000, max_age: 7d}}
            api:
              client: {insecure_skip_verify: false, credentials_path: %1$s/etc/credentials.yaml}
              server: {log_level: warning, listen_uri: 127.0.0.1:1, profiles_path: %1$s/etc/profiles.yaml, console_path: %1$s/etc/console.yaml}
            prometheus: {enabled: false}
            """;

    private static final String FIELDS = """
            name: sordini/requests
            filter: "evt.Line.Labels.type == 'sordini'"
            onsuccess: next_stage
            statics:
              - {target: evt.StrTime, expression: 'JsonExtract(evt.Line.Raw, "timestamp")'}
              - {meta: source_ip, expression: 'JsonExtract(evt.Line.Raw, "client_ip")'}
              - {meta: method, expression: 'JsonExtract(evt.Line.Raw, "method")'}
              - {meta: path, expression: 'JsonExtract(evt.Line.Raw, "path")'}
              - {meta: status, expression: 'JsonExtract(evt.Line.Raw, "status_code")'}
              - {meta: user_agent, expression: 'JsonExtract(evt.Line.Raw, "user_agent")'}
              - {meta: request_body, expression: 'JsonExtract(evt.Line.Raw, "request_body")'}
            """;

    private static final String TIME = """
            name: sordini/time
            filter: "evt.StrTime != ''"
            onsuccess: next_stage
            statics:
              - {method: ParseDate, expression: evt.StrTime}
              - {target: MarshaledTime, expression: evt.Enriched.MarshaledTime}
            """;

    private final Path program;
    private final Path directory;

    /** @param directory empty; gets everything that the engine reads and writes */
    CrowdSecEngine(Path program, Path directory) {
        this.program = program;
        this.directory = directory;
    }

    Map<Scenario, SortedSet<Overflow>> run(List<Request> requests) throws IOException, InterruptedException {
        try (Watcher watcher = Watcher.start()) {
            configure(watcher.url());
            Path log = directory.resolve("requests.jsonl");
            Files.write(log, lines(requests));
            replay(log);
            Map<Scenario, SortedSet<Overflow>> overflows = new EnumMap<>(Scenario.class);
            for (Scenario scenario : Scenario.values()) {
                overflows.put(scenario, new TreeSet<>());
            }
            watcher.alerts()
                    .forEach(alert -> overflows
                            .computeIfAbsent(Scenario.of(alert.scenario()), none -> new TreeSet<>())
                            .add(alert.overflow()));
            return overflows;
        }
    }

    private void configure(String url) throws IOException {
        for (String part : List.of(
                "etc/parsers/s00-raw",
                "etc/parsers/s01-parse",
                "etc/scenarios",
                "etc/postoverflows",
                "etc/patterns",
                "etc/notifications",
                "data",
                "hub",
                "plugins")) {
            Files.createDirectories(directory.resolve(part));
        }
        write("config.yaml", CONFIG.formatted(directory));
        write("etc/simulation.yaml", "simulation: off\n");
        write("etc/acquis.yaml", "");
        write("etc/credentials.yaml", "url: " + url + "\nlogin: none\npassword: none\n");
        write("hub/.index.json", "{\"parsers\":{},\"scenarios\":{},\"postoverflows\":{},\"collections\":{}}");
        write("etc/parsers/s00-raw/requests.yaml", FIELDS);
        write("etc/parsers/s01-parse/time.yaml", TIME);
        for (Scenario scenario : Scenario.values()) {
            write("etc/scenarios/" + scenario.rule() + ".yaml", scenario.yaml());
        }
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    private static byte[] lines(List<Request> requests) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Request request : requests) {
            lines.write(request.json());
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private void replay(Path log) throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-c",
                        directory.resolve("config.yaml").toString(),
                        "-type",
                        "sordini",
                        "-dsn",
                        "file://" + log,
                        "-no-api")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        if (!ended || process.exitValue() != 0) {
            throw new IOException(program + (ended ? " failed with " + process.exitValue() : " did not end") + ":\n"
                    + new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
        }
    }
}
