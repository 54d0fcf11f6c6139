package example;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

public class CamelMain {

    public static void main(String[] arguments) throws Exception {
        Main main = new Main();
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:start?delete=true").to("direct:mailroutes-sync")
                        .to("salesforce:limits?rawPayload=true").log("my own route: ${body.length} bytes");
            }
        });
        main.run(); // until SIGTERM, which ends a run at its next safe point
    }
}
