package io.sordini.core.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sordini.schemas.decision.Action;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is stored outlives the program that stored it: a change of these bytes is a change of the format. */
class SubjectStateCodecTest {

    private static final long T = 1_769_860_800_000L;

    private static final String ORDINARY = "0580f8e4be826728078092f401c0a907011122334455667788020401";

    private static final String EVERYTHING =
            "0580f8e4be826728ffff018092f401c0a907011122334455667788020401030205626c6f636b0473716c69120001027b"
                    + "7d01ffffffffffffffff0a05616c65727403787373100000027b7d087468726f74746c6505637261776c0e0000027b7d"
                    + "0104fe879bc1fd98ffffff01010561646d696e0108010264310473716c69000c010c69703a3139322e302e322e3101";

    private static String hex(SubjectState state) {
        return HexFormat.of().formatHex(SubjectStateCodec.encode(state));
    }

    private static SubjectState ordinary() {
        SubjectState state = new SubjectState();
        state.clock = T;
        state.touched = T + 20;
        state.wake = T + 2_000_000;
        state.limitedUntil = T + 60_000;
        state.rules.put(0x1122334455667788L, new byte[] {4, 1});
        return state;
    }

    @Test
    void theFormOfAnOrdinarySubject() {
        assertThat(hex(ordinary())).isEqualTo(ORDINARY);
    }

    @Test
    void theFormOfASubjectThatHasEverything() {
        SubjectState state = ordinary();
        state.version = 3;
        state.credentialEnd = T + 1;
        state.commandedAt = T - 1;
        state.secondFactorUntil = T + 2;
        state.registeredUntil = Long.MAX_VALUE;
        state.roles.add("admin");
        byte[] decision = "{}".getBytes(StandardCharsets.UTF_8);
        state.enforced = new Remediation(Action.BLOCK, "sqli", T + 9, T, Remediation.Listing.BLOCKLIST, decision);
        state.shadow = new Remediation(Action.ALERT, "xss", T + 8, T, Remediation.Listing.NOWHERE, decision);
        state.outweighed = new Remediation(Action.THROTTLE, "crawl", T + 7, T, Remediation.Listing.NOWHERE, decision);
        state.blocks.add(T + 4);
        state.logins.put(-1L, T + 5);
        state.cascades.add(new Cascade("d1", "sqli", null, T + 6, List.of("ip:192.0.2.1"), 1));
        assertThat(hex(state)).isEqualTo(EVERYTHING);
        assertThat(SubjectStateCodec.decode(HexFormat.of().parseHex(EVERYTHING)))
                .usingRecursiveComparison()
                .isEqualTo(state);
    }

    @Test
    void theFormOfTheVersionBeforeIsRefused() {
        byte[] before =
                HexFormat.of().parseHex("04" + "0000019c14ebb000".repeat(7) + "00" + "00" + "00" + "0000" + "00");
        assertThatThrownBy(() -> SubjectStateCodec.decode(before))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("subject state: expected format 5, found 4, which another version of this program wrote");
    }
}
