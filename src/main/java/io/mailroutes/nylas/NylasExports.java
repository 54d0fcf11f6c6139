package io.mailroutes.nylas;

import java.nio.file.Path;
import java.util.List;

import io.mailroutes.state.MailboxRun;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecResult;

/** What the CLI printed, as the splitter takes it: {@code split} by the bean {@code nylasExports}. */
public final class NylasExports {

    /** @return the records that the command printed into its out file, one at a time */
    public NylasExport read(@Body ExecResult result, @ExchangeProperty("mailbox") MailboxRun run) {
        ExecCommand command = result.getCommand();
        String shown = "nylas " + String.join(" ", command.getArgs());
        run.report().exported(command.getOutFile().length());
        return new NylasExport(Path.of(command.getOutFile().getPath()), shown) {
            @Override
            protected void end(long count) {
                warnWhenCut(command.getArgs(), count, shown, run);
            }
        };
    }

    private static void warnWhenCut(List<String> arguments, long count, String shown, MailboxRun run) {
        int limit = arguments.indexOf("--limit");
        boolean cut = limit >= 0 && limit + 1 < arguments.size() && arguments.get(limit + 1).equals(Long.toString(count));
        if (cut) {
            run.cut();
            run.report().warn("`" + shown + "` gave exactly as many records as its limit, so there may be more. To do: "
                    + "raise the limit in application.properties; until then each run reads from the same day.");
        }
    }
}
