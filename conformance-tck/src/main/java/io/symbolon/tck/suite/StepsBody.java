package io.symbolon.tck.suite;

import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.verdict.Judge;
import io.symbolon.tck.verdict.Verdict;
import java.util.List;

/** Sends the requests of a vector one after the other; the first result that is not as expected decides. */
record StepsBody(List<Step> steps) implements Case.Body {

    @Override
    public Verdict run(Driver driver) {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Reply reply = driver.call(step.op(), step.args());
            if (driver instanceof Witness witness) {
                witness.expects(Json.text(step.expect()));
            }
            Verdict verdict = Judge.judge(step.op(), step.expect(), reply);
            if (!verdict.isPass()) {
                return steps.size() == 1 ? verdict : inStep(i, verdict);
            }
        }
        return Verdict.pass();
    }

    private Verdict inStep(int index, Verdict verdict) {
        String step = "step " + (index + 1) + " of " + steps.size();
        return new Verdict(
                verdict.kind(),
                step + ": " + verdict.text(),
                verdict.expected(),
                verdict.actual(),
                step + verdict.at(),
                verdict.standardError());
    }
}
