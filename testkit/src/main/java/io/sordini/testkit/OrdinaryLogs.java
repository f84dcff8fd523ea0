package io.sordini.testkit;

import java.util.Locale;
import java.util.Random;

/**
 * Lines as ordinary systems log them, full of numbers that are no cards and no social security numbers: block ids, epoch
 * times, sizes, hashes, ports, versions.
 */
public final class OrdinaryLogs {

    private static final String[] HOSTS = {"web-1", "db02", "ip-10-0-3-17", "kube-node-a7", "node-000123"};
    private static final String[] CLASSES = {
        "dfs.DataNode$PacketResponder",
        "o.a.k.c.consumer.Fetcher",
        "i.s.t.Stage",
        "dfs.FSNamesystem",
        "c.e.shop.OrderJob"
    };
    private static final String[] LEVELS = {"INFO", "WARN", "DEBUG", "ERROR"};

    private final Random random;

    private OrdinaryLogs(Random random) {
        this.random = random;
    }

    /** One line without its end; the same for the same state of {@code random}. */
    public static String line(Random random) {
        return new OrdinaryLogs(random).line();
    }

    private String line() {
        return switch (random.nextInt(12)) {
            case 0 ->
                "0811" + digits(2) + " " + digits(6) + " " + digits(3) + " INFO " + one(CLASSES) + ": PacketResponder "
                        + random.nextInt(3) + " for block " + block() + " terminating";
            case 1 ->
                "0811" + digits(2) + " " + digits(6) + " INFO " + one(CLASSES)
                        + ": BLOCK* NameSystem.addStoredBlock: blockMap updated: " + address() + ":50010 is added to "
                        + block() + " size " + random.nextInt(67_108_865);
            case 2 ->
                address() + " - - [" + day() + "/Nov/2026:" + time() + " +0000] \"GET /items/"
                        + random.nextInt(1_000_000) + "?page=" + random.nextInt(50) + "&t=" + epoch()
                        + " HTTP/1.1\" 200 " + random.nextInt(100_000) + " \"-\" \"" + agent() + "\" " + "0."
                        + digits(3);
            case 3 ->
                "Nov " + day() + " " + time() + " " + one(HOSTS) + " sshd[" + random.nextInt(65_536)
                        + "]: Connection closed by " + address() + " port " + random.nextInt(65_536) + " [preauth]";
            case 4 ->
                "Nov " + day() + " " + time() + " " + one(HOSTS) + " kernel: [" + random.nextInt(9_999_999) + "."
                        + digits(6) + "] usb 1-" + random.nextInt(9) + ": new high-speed USB device number "
                        + random.nextInt(127) + ", idVendor=" + hex(4) + ", idProduct=" + hex(4);
            case 5 ->
                "I11" + day() + " " + time() + "." + digits(6) + " " + digits(7)
                        + " kubelet.go:" + random.nextInt(3000) + "] \"SyncLoop ADD\" pod=\"shop/api-" + hex(10) + "-"
                        + hex(5) + "\" uid=\"" + uuid() + "\"";
            case 6 ->
                "{\"level\":\"" + one(LEVELS) + "\",\"ts\":" + epoch() + ",\"caller\":\"http/server.go:"
                        + random.nextInt(900) + "\",\"trace_id\":\"" + hex(32) + "\",\"bytes\":" + number()
                        + ",\"offset\":" + number() + "}";
            case 7 ->
                "2026-11-" + day() + " " + time() + "," + digits(3) + " " + one(LEVELS) + " [pool-"
                        + random.nextInt(20) + "-thread-" + random.nextInt(99) + "] " + one(CLASSES)
                        + " - offset " + number() + " of orders-" + random.nextInt(64) + " after " + epoch() + " ms";
            case 8 ->
                "\tat org.example.Shop$" + random.nextInt(9) + ".run(Shop.java:" + random.nextInt(2000) + ") ~[shop-"
                        + version() + ".jar:" + version() + "]";
            case 9 ->
                "type=SYSCALL msg=audit(" + random.nextInt(2_000_000_000) + "." + digits(3) + ":" + digits(5)
                        + "): arch=c000003e syscall=" + random.nextInt(400) + " exit=" + random.nextInt(99) + " a0="
                        + hex(12) + " pid=" + digits(5) + " auid=4294967295 ses=4294967295";
            case 10 ->
                "level=info ts=2026-11-" + day() + "T" + time() + "." + digits(9) + "Z caller=compact.go:"
                        + random.nextInt(900) + " msg=\"write block\" mint=" + epoch() + " maxt=" + epoch() + " ulid=01"
                        + hex(24).toUpperCase(Locale.ROOT) + " duration=" + random.nextInt(9) + "."
                        + digits(9)
                        + "s";
            default ->
                "job_" + epoch() + "_" + digits(4) + " attempt_" + epoch() + "_" + digits(4) + "_m_" + digits(6)
                        + "_0 task " + digits(2) + "-" + digits(3) + "-" + digits(2) + " at " + one(HOSTS) + ":"
                        + random.nextInt(65_536) + " in " + "20261122" + digits(6);
        };
    }

    private String one(String[] from) {
        return from[random.nextInt(from.length)];
    }

    private String block() {
        return "blk_" + random.nextLong();
    }

    private String address() {
        return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    private String agent() {
        return "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/" + (100 + random.nextInt(30)) + ".0."
                + random.nextInt(7000) + "." + random.nextInt(256) + " Safari/537.36";
    }

    private String day() {
        return String.format("%02d", 1 + random.nextInt(30));
    }

    private String time() {
        return String.format("%02d:%02d:%02d", random.nextInt(24), random.nextInt(60), random.nextInt(60));
    }

    private String epoch() {
        return "1" + (700 + random.nextInt(110)) + digits(9);
    }

    /** A count, a size or an offset, and now and then an id that grows with time and so begins with a one. */
    private String number() {
        return random.nextInt(8) == 0
                ? "1" + digits(18)
                : Long.toString(random.nextLong() >>> (25 + random.nextInt(38)));
    }

    private String version() {
        return random.nextInt(20) + "." + random.nextInt(40) + "." + random.nextInt(100);
    }

    private String uuid() {
        return hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12);
    }

    private String hex(int length) {
        return drawn(length, "0123456789abcdef");
    }

    private String digits(int length) {
        return drawn(length, "0123456789");
    }

    private String drawn(int length, String alphabet) {
        StringBuilder drawn = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            drawn.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return drawn.toString();
    }
}
