package io.mailroutes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.apache.camel.model.AggregateDefinition;
import org.apache.camel.model.CatchDefinition;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.HasExpressionType;
import org.apache.camel.model.OnCompletionDefinition;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.SetHeadersDefinition;
import org.apache.camel.model.SetVariablesDefinition;
import org.apache.camel.model.ThrottleDefinition;
import org.apache.camel.model.language.ExpressionDefinition;

/** The expressions that a step of a route holds itself, its nested steps left out. */
final class StepExpressions {

    private StepExpressions() {
    }

    /** @param definition a step as Camel describes it */
    static List<ExpressionDefinition> of(Object definition) {
        List<HasExpressionType> holders = new ArrayList<>();
        if (definition instanceof HasExpressionType one) {
            holders.add(one);
        }
        if (definition instanceof ChoiceDefinition choice) {
            holders.addAll(choice.getWhenClauses());
        } else if (definition instanceof SetHeadersDefinition many) {
            holders.addAll(many.getHeaders());
        } else if (definition instanceof SetVariablesDefinition many) {
            holders.addAll(many.getVariables());
        } else if (definition instanceof AggregateDefinition aggregate) {
            holders.add(aggregate.getCorrelationExpression());
            holders.add(aggregate.getCompletionPredicate());
            holders.add(aggregate.getCompletionSizeExpression());
            holders.add(aggregate.getCompletionTimeoutExpression());
        } else if (definition instanceof ThrottleDefinition throttle) {
            holders.add(throttle.getCorrelationExpression());
        } else if (definition instanceof CatchDefinition part) {
            holders.add(part.getOnWhen());
        } else if (definition instanceof OnCompletionDefinition part) {
            holders.add(part.getOnWhen());
        } else if (definition instanceof OnExceptionDefinition part) {
            holders.add(part.getOnWhen());
            holders.add(part.getRetryWhile());
            holders.add(part.getHandled());
            holders.add(part.getContinued());
        }
        return holders.stream().filter(Objects::nonNull).map(HasExpressionType::getExpressionType)
                .filter(Objects::nonNull).toList();
    }
}
