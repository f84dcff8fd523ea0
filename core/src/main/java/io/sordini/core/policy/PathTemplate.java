package io.sordini.core.policy;

/**
 * A path with placeholders: {@code {name}} stands for one segment, {@code **} at the end for any number of them.
 *
 * @param text such as {@code /orders/{id}} or {@code /api/**}
 */
public record PathTemplate(String text) {

    private static final String REST = "/**";

    /** @param path starts with a slash and has single slashes only */
    public boolean matches(String path) {
        boolean open = text.endsWith(REST);
        String fixed = open ? text.substring(0, text.length() - REST.length()) : text;
        int at = 0;
        int in = 0;
        while (at < fixed.length()) {
            if (fixed.startsWith("/{", at)) {
                int end = fixed.indexOf('}', at);
                int segment = path.indexOf('/', in + 1);
                segment = segment < 0 ? path.length() : segment;
                if (end < 0 || in >= path.length() || path.charAt(in) != '/' || segment == in + 1) {
                    return false;
                }
                at = end + 1;
                in = segment;
            } else if (in < path.length() && fixed.charAt(at) == path.charAt(in)) {
                at++;
                in++;
            } else {
                return false;
            }
        }
        return in == path.length() || (open && path.charAt(in) == '/');
    }
}
