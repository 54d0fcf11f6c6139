package io.mailroutes.localorg.dml;

import java.util.List;
import java.util.Map;

/** What an opportunity's stage says of it: won or lost, how likely, and where the forecast counts it. */
final class OpportunityRules implements ObjectRules {

    private record Stage(double probability, String forecast) {
    }

    private static final String WON = "Closed Won";
    private static final String LOST = "Closed Lost";
    private static final Stage UNKNOWN = new Stage(0, "Pipeline");
    private static final Map<String, Stage> STAGES = Map.of(
            "Prospecting", new Stage(10, "Pipeline"),
            "Qualification", new Stage(10, "Pipeline"),
            "Needs Analysis", new Stage(20, "Pipeline"),
            "Value Proposition", new Stage(50, "Pipeline"),
            "Id. Decision Makers", new Stage(60, "Pipeline"),
            "Perception Analysis", new Stage(70, "Pipeline"),
            "Proposal/Price Quote", new Stage(75, "Pipeline"),
            "Negotiation/Review", new Stage(90, "BestCase"),
            WON, new Stage(100, "Closed"),
            LOST, new Stage(0, "Omitted"));

    @Override
    public void derive(Batch batch, List<Draft> drafts) {
        drafts.forEach(OpportunityRules::derive);
    }

    private static void derive(Draft draft) {
        if (draft.changes("StageName")) {
            String name = (String) draft.after("StageName");
            Stage stage = STAGES.getOrDefault(name, UNKNOWN);
            draft.set("IsWon", WON.equals(name));
            draft.set("IsClosed", WON.equals(name) || LOST.equals(name));
            draft.set("ForecastCategory", stage.forecast());
            draft.setIfAbsent("Probability", stage.probability());
        }
        if (draft.after("Amount") instanceof Double amount && draft.after("Probability") instanceof Double percent) {
            draft.set("ExpectedRevenue", amount * percent / 100);
        }
    }
}
