package io.sordini.sandbox.labelled;

import java.util.Map;
import java.util.function.Consumer;

/** How attacks on accounts go. */
final class LoginPlots {

    private static final long MINUTE = 60_000;

    private LoginPlots() {}

    static void addTo(Map<Attack, Consumer<Scene>> plots) {
        plots.put(Attack.LOGIN_BRUTE_FORCE, scene -> guesses(scene, 300, scene.size(), 0));
        plots.put(Attack.LOGIN_BRUTE_FORCE_SLOW, scene -> guesses(scene, 20_000, scene.size(), 0));
        plots.put(Attack.ACCOUNT_IN_A_ROW, LoginPlots::inARow);
        plots.put(Attack.ACCOUNT_WITHOUT_END, LoginPlots::withoutEnd);
        plots.put(Attack.ACCOUNT_FROM_MANY_ADDRESSES, LoginPlots::fromManyAddresses);
        plots.put(Attack.STUFFING, scene -> stuffing(scene, 25_000, 1));
        plots.put(Attack.STUFFING_FROM_MANY_ADDRESSES, scene -> stuffing(scene, 15_000, 10));
        plots.put(Attack.SPRAY, scene -> spray(scene, 200_000, 1));
        plots.put(Attack.SPRAY_FROM_MANY_ADDRESSES, scene -> spray(scene, 25_000, 8));
        plots.put(Attack.SPRAY_OF_ONE_PASSWORD, LoginPlots::onePassword);
        plots.put(Attack.USER_ENUMERATION, LoginPlots::enumeration);
        plots.put(Attack.PUSH_BOMBING, scene -> pushes(scene, "mfa_denied", false));
        plots.put(Attack.PUSH_FATIGUE, scene -> pushes(scene, "mfa_denied", true));
        plots.put(Attack.CODE_GUESSING, scene -> pushes(scene, "mfa_failed", false));
        plots.put(Attack.SUCCESS_AFTER_GUESSING, LoginPlots::successAfterGuessing);
        plots.put(Attack.TAKEOVER, LoginPlots::takeover);
        plots.put(Attack.REFRESH_REUSE, LoginPlots::refreshReuse);
    }

    private static void guesses(Scene scene, long pace, int count, int victim) {
        for (int i = 0; i < count; i++) {
            scene.script().login(scene.at(i * pace), scene.attacker(), scene.victim(victim), 401);
        }
    }

    private static void failed(Scene scene, long at, Client client, String user, int password) {
        scene.script()
                .auth(
                        at,
                        client,
                        "login_failed",
                        user,
                        "reason",
                        "bad_password",
                        "password_fingerprint",
                        "f" + password);
    }

    /** So slow, and from so many networks, that only the account sees it. */
    private static void inARow(Scene scene) {
        for (int i = 0; i < scene.size(); i++) {
            failed(scene, scene.at(10 * MINUTE * i), scene.member(i % 3), scene.victim(0), i);
        }
    }

    /** All night, a guess every four minutes, from a few networks. */
    private static void withoutEnd(Scene scene) {
        for (int i = 0; i < scene.size(); i++) {
            failed(scene, scene.at(4 * MINUTE * i), scene.member(i % 3), scene.victim(0), i);
        }
    }

    private static void fromManyAddresses(Scene scene) {
        for (int i = 0; i < scene.size(); i++) {
            failed(scene, scene.at(2 * MINUTE * i), scene.member(i % 6), scene.victim(0), i);
        }
    }

    private static void stuffing(Scene scene, long pace, int members) {
        for (int i = 0; i < scene.size(); i++) {
            failed(scene, scene.at(i * pace), scene.member(i % members), scene.victim(i), i);
        }
    }

    private static void spray(Scene scene, long pace, int members) {
        for (int i = 0; i < scene.size(); i++) {
            failed(scene, scene.at(i * pace), scene.member(i % members), scene.victim(i % (4 + members)), i);
        }
    }

    private static void onePassword(Scene scene) {
        for (int i = 0; i < scene.size(); i++) {
            failed(scene, scene.at(7 * MINUTE * i), scene.member(i), scene.victim(i), 1_000_000 + scene.number());
        }
    }

    private static void enumeration(Scene scene) {
        for (int i = 0; i < scene.size(); i++) {
            scene.script().login(scene.at(i * 300L), scene.attacker(), scene.victim(i), 404);
        }
    }

    private static void pushes(Scene scene, String type, boolean accepted) {
        for (int i = 0; i < scene.size(); i++) {
            scene.script().auth(scene.at(20_000L * i), scene.attacker(), type, scene.victim(0));
        }
        if (accepted) {
            scene.script()
                    .auth(
                            scene.at(20_000L * scene.size()),
                            scene.attacker(),
                            "mfa_succeeded",
                            scene.victim(0),
                            "session_id",
                            "pushed-" + scene.number());
        }
    }

    private static void successAfterGuessing(Scene scene) {
        guesses(scene, 300, scene.size(), 0);
        scene.script().login(scene.at(10 * MINUTE), scene.attacker(), scene.victim(0), 200);
    }

    private static void takeover(Scene scene) {
        fromManyAddresses(scene);
        scene.script()
                .auth(
                        scene.at(2 * MINUTE * scene.size()),
                        scene.member(20),
                        "login_succeeded",
                        scene.victim(0),
                        "session_id",
                        "taken-" + scene.number());
    }

    private static void refreshReuse(Scene scene) {
        String family = "family-" + scene.number();
        scene.script()
                .auth(
                        scene.at(0),
                        scene.member(1),
                        "token_issued",
                        scene.victim(0),
                        "family",
                        family,
                        "jti",
                        family,
                        "issuer",
                        WebToken.ISSUER,
                        "audience",
                        WebToken.AUDIENCE);
        for (int i = 0; i < scene.size(); i++) {
            scene.script()
                    .auth(scene.at(MINUTE + i), scene.attacker(), "token_reused", scene.victim(0), "family", family);
        }
    }
}
