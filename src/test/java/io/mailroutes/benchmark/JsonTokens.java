package io.mailroutes.benchmark;

import java.io.File;
import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** The floor: Jackson reads the contacts token by token and makes nothing of them but an empty line each. */
final class JsonTokens implements Contender {

    @Override
    public String name() {
        return "Jackson, the tokens alone";
    }

    @Override
    public Work work() {
        return Work.CSV;
    }

    @Override
    public CommandLine prepare(Trial trial) {
        return CommandLine.of(List.of(Java.EXECUTABLE, "-Xmx64m", "-cp", Java.CLASS_PATH, JsonTokens.class.getName(),
                trial.data().contacts().toString()));
    }

    /** @param arguments the file */
    public static void main(String[] arguments) throws IOException {
        StringBuilder lines = new StringBuilder("\n");
        int depth = 0;
        try (JsonParser parser = new JsonFactory().createParser(new File(arguments[0]))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 1 && token == JsonToken.END_OBJECT) {
                    lines.append('\n');
                }
            }
        }
        System.out.print(lines);
    }
}
