package io.sordini.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sordini.schemas.policy.PolicyDocument;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PolicyDocumentTest {

    @Test
    void aKeyGivesItsNameAndOtherKeysGiveNone() {
        assertThat(PolicyDocument.name(PolicyDocument.key("default"))).contains("default");
        assertThat(PolicyDocument.name("allow:ip:192.0.2.1")).isEmpty();
        assertThat(PolicyDocument.name("policy:")).isEmpty();
        assertThat(PolicyDocument.name("policy:a\nb")).isEmpty();
        assertThat(PolicyDocument.name(null)).isEmpty();
    }

    @Test
    void aDocumentIsTextOfBoundedLength() {
        assertThat(PolicyDocument.text("name: größer".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("name: größer");
        assertThatThrownBy(() -> PolicyDocument.text(new byte[] {'a', (byte) 0xff}))
                .isInstanceOf(CodecException.class)
                .hasMessage("expected text in UTF-8");
        assertThatThrownBy(() -> PolicyDocument.text(new byte[PolicyDocument.MAX_BYTES + 1]))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("1048576");
    }
}
