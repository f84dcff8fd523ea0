package io.sordini.sandbox.labelled;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How each attack goes: what is sent, from where and how fast. */
final class Plots {

    private static final List<String> SENSITIVE = List.of(
            "/.env", "/.git/config", "/.aws/credentials", "/phpinfo.php", "/backup.sql", "/id_rsa", "/.htpasswd");
    private static final List<String> ADMIN = List.of("/admin", "/phpmyadmin/", "/wp-admin/", "/manager/html");
    private static final List<String> ERRORS = List.of("/api/export", "/api/report");

    private static final Map<Attack, Consumer<Scene>> ALL = new EnumMap<>(Attack.class);

    static {
        ALL.put(Attack.PROBING, scene -> gets(scene, 150, i -> "/internal/object-" + i, 404));
        ALL.put(Attack.SENSITIVE_FILES, scene -> gets(scene, 200, i -> SENSITIVE.get(i), 404));
        ALL.put(Attack.ADMIN_PROBING, scene -> gets(scene, 300, i -> ADMIN.get(i), 403));
        ALL.put(Attack.WORDLIST, scene -> gets(scene, 900, i -> "/assets/" + i % 300 + ".js", 404));
        ALL.put(Attack.TRAVERSAL, scene -> gets(scene, 250, i -> "/files/" + "../".repeat(i + 2) + "x", 400));
        ALL.put(Attack.SQL_INJECTION, scene -> gets(scene, 80, i -> "/search?q=1'+UNION+SELECT+" + i + "--", 200));
        ALL.put(Attack.SCRIPT_INJECTION, scene -> gets(scene, 80, i -> "/search?q=<script>alert(" + i + ")", 200));
        ALL.put(Attack.CRAWL, scene -> gets(scene, 60, i -> "/catalogue/item-" + i, 200));
        ALL.put(Attack.SERVER_ERRORS, scene -> gets(scene, 20_000, i -> ERRORS.get(i % 2) + "?n=%00", 500));
        ALL.put(Attack.IGNORED_REFUSALS, scene -> gets(scene, 400, i -> "/users", 429));
        ALL.put(
                Attack.FLOOD,
                scene -> gets(scene, 70, i -> "/search?q=" + scene.random().nextInt(), 200));
        ALL.put(Attack.SCANNER_AGENT, Plots::scannerAgent);
        ALL.put(Attack.AGENT_SWITCHING, Plots::agentSwitching);
        ALL.put(Attack.SIGN_UPS, Plots::signUps);
        ALL.put(Attack.MANY_OF_ONE_RANGE, Plots::manyOfOneRange);
        ALL.put(Attack.FLOOD_OF_ONE_RANGE, Plots::floodOfOneRange);
        ALL.put(Attack.AGAIN_AND_AGAIN, Plots::againAndAgain);
        LoginPlots.addTo(ALL);
        CredentialPlots.addTo(ALL);
    }

    private Plots() {}

    static void play(Attack attack, Scene scene) {
        Consumer<Scene> plot = ALL.get(attack);
        if (plot == null) {
            throw new IllegalStateException("no plot for " + attack);
        }
        plot.accept(scene);
    }

    private interface Paths {
        String path(int number);
    }

    private static void gets(Scene scene, long pace, Paths paths, int status) {
        for (int i = 0; i < scene.size(); i++) {
            scene.script().get(scene.at(i * pace), scene.attacker(), paths.path(i), status);
        }
    }

    private static void scannerAgent(Scene scene) {
        for (int i = 0; i < scene.size(); i++) {
            scene.script().get(scene.at(i * 500L), scene.attacker().with("sqlmap/1.8#stable"), "/items?id=" + i, 200);
        }
    }

    private static void agentSwitching(Scene scene) {
        for (int i = 0; i < scene.size(); i++) {
            String agent = "Mozilla/5.0 (Windows NT 10.0) Chrome/" + (100 + i) + ".0";
            scene.script().get(scene.at(i * 300L), scene.attacker().with(agent), "/catalogue", 200);
        }
    }

    private static void signUps(Scene scene) {
        for (int i = 0; i < scene.size(); i++) {
            scene.script().signUp(scene.at(i * 2000L), scene.attacker(), scene.victim(i));
        }
    }

    /** Each neighbour is caught for itself; the range is what is being looked for. */
    private static void manyOfOneRange(Scene scene) {
        for (int neighbour = 0; neighbour < scene.size(); neighbour++) {
            for (int i = 0; i < 7; i++) {
                scene.script()
                        .get(scene.at(neighbour * 3000L + 100L * i), scene.neighbour(neighbour), SENSITIVE.get(i), 404);
            }
        }
    }

    /** Each neighbour asks so much at once that it is over its limit; the range is what is being looked for. */
    private static void floodOfOneRange(Scene scene) {
        for (int neighbour = 0; neighbour < scene.size(); neighbour++) {
            for (int i = 0; i < 60; i++) {
                scene.script().get(scene.at(neighbour * 3000L + 10L * i), scene.neighbour(neighbour), "/users", 200);
            }
        }
    }

    /** Goes on although refused, until blocked for an hour, and comes back. */
    private static void againAndAgain(Scene scene) {
        for (int time = 0; time < scene.size(); time++) {
            for (int i = 0; i < 6; i++) {
                scene.script().refused(scene.at(90 * 60_000L * time + 500L * i), scene.attacker(), "/users");
            }
        }
    }
}
