package io.sordini.core.sanitize.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys of cloud, source, chat, payment and AI providers that begin with their issuer's prefix. A row gives prefix,
 * alphabet and length of what follows, and the issuers; figures are those that issuers document or their keys have.
 */
final class Prefixes {

    /** Alphabets: letters and digits (a), with - and _ (w), with dots (d), base64 (b), hexadecimal (h), capitals (u), small (l). */
    private static final String TABLE = """
            AKIA u 16 16 AWS
            ASIA u 16 16 AWS
            ABIA u 16 16 AWS
            ACCA u 16 16 AWS
            A3T u 17 17 AWS
            ABSK b 109 140 AWS Bedrock
            AIza w 35 35 Google
            GOCSPX- w 28 28 Google
            ya29. d 20 2048 Google
            ghp_ a 36 255 GitHub
            gho_ a 36 255 GitHub
            ghu_ a 36 255 GitHub
            ghs_ d 36 1024 GitHub
            ghr_ a 36 255 GitHub
            github_pat_ w 36 255 GitHub
            glpat- d 20 320 GitLab
            gldt- w 20 50 GitLab
            glft- w 20 50 GitLab
            glsoat- w 20 50 GitLab
            glrt- d 20 320 GitLab
            glrtr- w 20 50 GitLab
            glcbt- w 20 50 GitLab
            glffct- w 20 50 GitLab
            glwt- w 20 50 GitLab
            glimt- w 25 25 GitLab
            glptt- w 40 40 GitLab
            glagent- w 50 1024 GitLab
            gloas- w 64 64 GitLab
            GR1348941 w 20 50 GitLab
            xoxa- w 10 255 Slack
            xoxb- w 10 255 Slack
            xoxc- w 10 255 Slack
            xoxd- b 20 512 Slack
            xoxe- w 10 512 Slack
            xoxe.xoxb- w 10 512 Slack
            xoxe.xoxp- w 10 512 Slack
            xoxo- w 10 255 Slack
            xoxp- w 10 255 Slack
            xoxr- w 10 255 Slack
            xoxs- w 10 255 Slack
            xapp- w 20 255 Slack
            hooks.slack.com/services/ b 40 128 Slack
            hooks.slack.com/workflows/ b 40 128 Slack
            hooks.slack.com/triggers/ b 40 128 Slack
            discord.com/api/webhooks/ p 60 128 Discord
            discordapp.com/api/webhooks/ p 60 128 Discord
            sk_live_ a 10 255 Stripe
            sk_test_ a 10 255 Stripe
            sk_prod_ a 10 255 Stripe
            rk_live_ a 10 255 Stripe
            rk_test_ a 10 255 Stripe
            rk_prod_ a 10 255 Stripe
            whsec_ b 24 128 Stripe
            sq0atp- w 22 60 Square
            sq0csp- c 43 60 Square
            EAAA w 22 120 Square
            EAACEdEose0cBA a 10 512 Facebook
            EAAM a 60 512 Facebook
            EAAC a 60 512 Facebook
            sk-ant- w 40 255 Anthropic
            sk-or-v1- h 64 64 OpenRouter
            sk-lf- w 36 36 Langfuse
            hf_ a 30 64 Hugging Face
            api_org_ a 30 64 Hugging Face
            r8_ a 37 40 Replicate
            gsk_ a 48 64 Groq
            xai- a 70 90 xAI
            pplx- a 40 64 Perplexity
            tvly- w 28 64 Tavily
            nvapi- w 60 80 NVIDIA
            fw_ a 20 40 Fireworks
            sgp_ d 40 80 Sourcegraph
            npm_ a 36 64 npm
            pypi-AgEIcHlwaS5vcmc w 50 1024 PyPI
            pypi-AgENdGVzdC5weXBpLm9yZw w 50 1024 PyPI
            rubygems_ h 48 48 RubyGems
            CLOJARS_ a 60 60 Clojars
            oy2 l 43 43 NuGet
            dop_v1_ h 64 64 DigitalOcean
            doo_v1_ h 64 64 DigitalOcean
            dor_v1_ h 64 64 DigitalOcean
            hvs. w 20 300 HashiCorp Vault
            hvb. w 100 400 HashiCorp Vault
            hvr. w 20 300 HashiCorp Vault
            SG. e 66 66 SendGrid
            xkeysib- w 64 90 Brevo
            key- h 32 32 Mailgun
            re_ w 24 64 Resend
            shpat_ a 32 32 Shopify
            shpca_ a 32 32 Shopify
            shppa_ a 32 32 Shopify
            shpss_ a 32 32 Shopify
            SK a 32 32 Twilio
            AC l 32 32 Twilio
            LTAI a 17 24 Alibaba Cloud
            AKID a 32 32 Tencent Cloud
            SCW u 17 17 Scaleway
            ATATT3 e 150 255 Atlassian
            ATCTT3 e 150 255 Atlassian
            ATBB a 28 36 Atlassian
            dapi w 32 36 Databricks
            dp.pt. a 40 44 Doppler
            dp.st. d 40 80 Doppler
            dp.ct. a 40 44 Doppler
            dp.sa. a 40 44 Doppler
            dp.scim. a 40 44 Doppler
            dp.audit. a 40 44 Doppler
            dt0c01. d 80 100 Dynatrace
            dt0s01. d 80 100 Dynatrace
            duffel_test_ e 43 43 Duffel
            duffel_live_ e 43 43 Duffel
            EZAK a 54 54 EasyPost
            EZTK a 54 54 EasyPost
            FLWSECK_TEST- w 12 48 Flutterwave
            FLWSECK- w 32 48 Flutterwave
            FLWPUBK_TEST- w 32 48 Flutterwave
            rzp_live_ a 14 24 Razorpay
            rzp_test_ a 14 24 Razorpay
            fio-u- e 64 64 Frame.io
            PMAK- w 59 59 Postman
            pul- h 40 40 Pulumi
            pscale_tkn_ e 32 64 PlanetScale
            pscale_pw_ e 32 64 PlanetScale
            pscale_oauth_ e 32 64 PlanetScale
            lin_api_ a 32 64 Linear
            lin_oauth_ a 32 64 Linear
            NRAK- u 27 27 New Relic
            NRJS- h 19 19 New Relic
            NRII- w 32 32 New Relic
            NRIQ- w 32 32 New Relic
            glc_ b 32 400 Grafana
            glsa_ w 41 41 Grafana
            eyJrIjoi b 60 400 Grafana
            sntrys_eyJ b 80 600 Sentry
            sntryu_ h 64 64 Sentry
            secret_ a 43 43 Notion
            ntn_ a 40 64 Notion
            lin_ a 40 64 Linear
            p8e- a 32 32 Adobe
            shippo_live_ h 40 40 Shippo
            shippo_test_ h 40 40 Shippo
            sl. w 130 1400 Dropbox
            HRKU- w 36 64 Heroku
            fo1_ w 43 43 Fly.io
            fm1a_ b 100 1024 Fly.io
            fm1r_ b 100 1024 Fly.io
            fm2_ b 100 1024 Fly.io
            ops_eyJ b 240 1024 1Password
            figd_ w 38 64 Figma
            AKCp a 69 69 JFrog
            cmVmd a 59 59 JFrog
            API- u 26 26 Octopus Deploy
            ico- a 32 32 Infracost
            pnu_ a 36 36 Prefect
            rdme_ a 70 70 ReadMe
            squ_ h 40 40 SonarQube
            sqp_ h 40 40 SonarQube
            sqa_ h 40 40 SonarQube
            tfp_ d 40 64 Typeform
            AQVN w 35 38 Yandex
            sha256~ w 43 43 OpenShift
            aio_ a 28 28 Adafruit
            bkua_ a 40 40 Buildkite
            CFPAT- w 43 43 Contentful
            dckr_pat_ w 27 27 Docker
            dckr_oat_ w 27 32 Docker
            sbp_ h 40 40 Supabase
            sb_secret_ w 20 64 Supabase
            access-sandbox- w 36 36 Plaid
            access-development- w 36 36 Plaid
            access-production- w 36 36 Plaid
            live_ w 40 48 GoCardless
            phx_ a 40 64 PostHog
            ctp_ a 30 64 Cloudsmith
            rpa_ a 40 64 RunPod
            tk-us- w 48 48 Scalingo
            sm_aat_ a 16 16 SettleMint
            sm_pat_ a 16 16 SettleMint
            sm_sat_ a 16 16 SettleMint
            waka_ w 36 36 WakaTime
            AGE-SECRET-KEY-1 u 58 58 age
            CCIPAT_ w 40 80 CircleCI
            ddp_ a 36 40 Deno
            ddw_ a 36 40 Deno
            sdk- w 36 36 LaunchDarkly
            api- w 36 36 LaunchDarkly
            pat. d 60 120 Harness
            sat. d 60 120 Harness
            v1.0- d 171 171 Cloudflare
            A3- w 36 37 1Password
            sc_ e 50 210 Authress
            ext_ e 50 210 Authress
            scauth_ e 50 210 Authress
            authress_ e 50 210 Authress
            dnkey- e 79 79 Defined Networking
            webhookb2/ q 60 300 Microsoft Teams
            s. m 24 24 HashiCorp Vault
            t1. e 90 400 Yandex
            YC w 38 38 Yandex
            live_ h 35 35 Lob
            test_ h 35 35 Lob
            b_ e 44 44 Beamer
            pk. d 83 83 Mapbox
            sk. d 83 400 Mapbox
            AAAAAAAAAAAAAAAAAAAAAA a 60 120 Twitter
            s-s4t2ud- h 64 64 Intra42
            s-s4t2af- h 64 64 Intra42
            sk_ a 29 32 Freemius
            xoxe.xox w 150 255 Slack
            """;

    private static final @Nullable Prefix[][] BY_START = new Prefix[64 * 64][];

    /** One row of the table. */
    @SuppressWarnings("ArrayRecordComponent") // never changed
    record Prefix(String text, byte[] bytes, char alphabet, int least, int most, String issuer) {}

    private static final List<Prefix> ROWS = TABLE.lines().map(Prefixes::row).toList();

    static {
        for (Prefix prefix : ROWS) {
            int slot = slot(prefix.bytes[0], prefix.bytes[1]);
            Prefix[] there = BY_START[slot];
            List<Prefix> all = new ArrayList<>(there == null ? List.of() : List.of(there));
            all.add(prefix);
            all.sort(Comparator.comparing(candidate -> -candidate.bytes.length));
            BY_START[slot] = all.toArray(Prefix[]::new);
        }
    }

    private Prefixes() {}

    private static Prefix row(String line) {
        String[] columns = line.split(" ", 5);
        return new Prefix(
                columns[0],
                Text.ascii(columns[0]),
                columns[1].charAt(0),
                Integer.parseInt(columns[2]),
                Integer.parseInt(columns[3]),
                columns[4]);
    }

    static List<Prefix> rows() {
        return ROWS;
    }

    private static int slot(int first, int second) {
        return (first & 63) << 6 | (second & 63);
    }

    static boolean mayStart(int first, int second) {
        return BY_START[slot(first, second)] != null;
    }

    /** The end of a key that starts with a prefix at {@code at}, or -1. */
    static int end(Text text, int at) {
        Prefix[] candidates = BY_START[slot(text.at(at), text.at(at + 1))];
        if (candidates == null) {
            return -1;
        }
        for (Prefix prefix : candidates) {
            if (text.startsWith(prefix.bytes, at)) {
                int start = at + prefix.bytes.length;
                int end = start;
                while (end - start <= prefix.most && isIn(prefix.alphabet, text.at(end))) {
                    end++;
                }
                while (prefix.alphabet == 'd' && end > start && text.at(end - 1) == '.') {
                    end--;
                }
                boolean fits = end - start >= prefix.least && end - start <= prefix.most;
                boolean whole = prefix.alphabet == 'b' || (!Bytes.isWord(text.at(end)) && text.at(end) >= 0);
                if (fits && whole && (prefix.alphabet != 'm' || hasDigit(text, start, end))) {
                    return end;
                }
            }
        }
        return -1;
    }

    private static boolean hasDigit(Text text, int start, int end) {
        int kinds = 0;
        for (int i = start; i < end; i++) {
            kinds |= Bytes.of(text.at(i));
        }
        return (kinds & Bytes.DIGIT) != 0;
    }

    private static boolean isIn(char alphabet, int b) {
        int bits = Bytes.of(b);
        return switch (alphabet) {
            case 'a', 'm' -> (bits & (Bytes.UPPER | Bytes.LOWER | Bytes.DIGIT)) != 0;
            case 'h' -> (bits & (Bytes.WORD | Bytes.NOT_HEX)) == Bytes.WORD;
            case 'u' -> (bits & (Bytes.UPPER | Bytes.DIGIT)) != 0;
            case 'l' -> (bits & (Bytes.LOWER | Bytes.DIGIT)) != 0;
            case 'w' -> (bits & Bytes.WORD) != 0 || b == '-';
            case 'c' -> (bits & Bytes.WORD) != 0 || b == '-' || b == '\\';
            case 'p' -> (bits & Bytes.WORD) != 0 || b == '-' || b == '/';
            case 'q' -> (bits & Bytes.WORD) != 0 || b == '-' || b == '/' || b == '@';
            case 'd' -> (bits & Bytes.WORD) != 0 || b == '-' || b == '.';
            case 'e' -> (bits & Bytes.WORD) != 0 || b == '-' || b == '=' || b == '.';
            default -> (bits & Bytes.WORD) != 0 || b == '+' || b == '/' || b == '=' || b == '-';
        };
    }
}
