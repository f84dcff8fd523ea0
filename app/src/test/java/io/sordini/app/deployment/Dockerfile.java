package io.sordini.app.deployment;

import java.util.ArrayList;
import java.util.List;

/** The instructions of a Dockerfile, by stage. */
record Dockerfile(List<Stage> stages) {

    record Instruction(String keyword, String rest) {

        /** The words of the form that starts no shell; nothing for the other form. */
        List<String> words() {
            return rest.startsWith("[")
                    ? ComposeFile.list(ComposeFile.yaml(rest)).stream()
                            .map(String::valueOf)
                            .toList()
                    : List.of();
        }
    }

    record Stage(String base, String name, List<Instruction> instructions) {

        List<Instruction> all(String keyword) {
            return instructions.stream()
                    .filter(instruction -> instruction.keyword.equals(keyword))
                    .toList();
        }

        /** The rest of the last such instruction, which is the one that counts. */
        String last(String keyword) {
            List<Instruction> all = all(keyword);
            return all.isEmpty() ? "" : all.get(all.size() - 1).rest;
        }
    }

    static Dockerfile parse(String text) {
        List<Stage> stages = new ArrayList<>();
        String joined = text.replaceAll("(?m)^\\s*#.*\\R", "").replaceAll("\\\\\\R\\s*", "");
        for (String line : joined.lines().toList()) {
            if (line.isBlank()) {
                continue;
            }
            String[] parts = line.strip().split("\\s+", 2);
            if (parts[0].equals("FROM")) {
                String[] from = parts[1].split("\\s+", -1);
                stages.add(new Stage(from[0], from.length == 3 ? from[2] : "", new ArrayList<>()));
            } else {
                stages.get(stages.size() - 1).instructions.add(new Instruction(parts[0], parts[1]));
            }
        }
        return new Dockerfile(List.copyOf(stages));
    }

    /** What becomes the image. */
    Stage image() {
        return stages.get(stages.size() - 1);
    }

    String user() {
        return image().last("USER");
    }
}
