package example;

import io.mailroutes.report.RunReport;
import io.mailroutes.report.Summary;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class SpringBoot {

    public static void main(String[] arguments) {
        SpringApplication.run(SpringBoot.class, arguments).close();
    }

    @Bean
    RouteBuilder myRoutes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:mine").to("salesforce:limits?rawPayload=true").log("my own route: ${body.length} bytes");
            }
        };
    }

    @Bean
    CommandLineRunner run(ProducerTemplate template) {
        return arguments -> {
            template.requestBody("direct:mine", "");
            RunReport report = template.requestBody("direct:mailroutes-sync", "", RunReport.class);
            System.out.println(Summary.of(report));
        };
    }
}
