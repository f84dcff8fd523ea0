package io.sordini.e2e;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Looks for the bytes of secrets, and says what it found where. */
final class SecretSearch {

    private final List<String> secrets;
    private final Set<String> found = new TreeSet<>();
    private final List<String> places = new ArrayList<>();
    private long searched;

    SecretSearch(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** Key, value and headers. */
    void search(ConsumerRecord<byte[], byte[]> record) {
        String place = record.topic() + "-" + record.partition() + "@" + record.offset();
        search(place + " key", record.key());
        search(place + " value", record.value());
        for (Header header : record.headers()) {
            search(place + " header name", header.key().getBytes(StandardCharsets.UTF_8));
            search(place + " header " + header.key(), header.value());
        }
    }

    /** Every file below a directory: its name, and what is in it. */
    void searchFiles(Path directory) throws Exception {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            search("name of " + file, file.toString().getBytes(StandardCharsets.UTF_8));
            search(file.toString(), Files.readAllBytes(file));
        }
    }

    void search(String place, byte @Nullable [] bytes) {
        if (bytes == null) {
            return;
        }
        searched += bytes.length;
        // One character for each byte, so that the search sees bytes and never a failed decoding.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String secret : secrets) {
            if (text.contains(new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))) {
                found.add(secret);
                places.add(secret + " in " + place);
            }
        }
    }

    /** The secrets that were seen at least once. */
    Set<String> found() {
        return found;
    }

    /** Each secret and where it was seen. */
    List<String> places() {
        return places;
    }

    /** How many bytes were looked at. */
    long searched() {
        return searched;
    }
}
