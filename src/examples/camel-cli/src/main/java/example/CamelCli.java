package example;

import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;

public class CamelCli {

    public static void main(String[] arguments) {
        CamelJBangMain.run(arguments);
    }
}
