package io.symbolon.tck.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.KitFault;
import io.symbolon.tck.verdict.VerdictKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The known failures of one implementation, as {@code symbolon/baseline/baseline.schema.json} describes the file. */
public record Baseline(List<KnownFailure> failures) {
    private static final String RESOURCE = "/symbolon/baseline/baseline.schema.json";
    private static final Schema SCHEMA = schema();

    public Baseline {
        failures = List.copyOf(failures);
    }

    /** A baseline that lists nothing. */
    public static Baseline empty() {
        return new Baseline(List.of());
    }

    /**
     * The baseline in a file.
     *
     * @throws WrongBaseline if the octets are none
     */
    public static Baseline read(byte[] octets) {
        try {
            JsonNode root = Json.read(octets);
            for (Error error : SCHEMA.validate(root)) {
                throw new WrongBaseline(place(error.getInstanceLocation().toString()) + error.getMessage());
            }
            List<KnownFailure> failures = new ArrayList<>();
            root.get("failures").forEach(entry -> failures.add(failure(entry, "/failures/" + failures.size())));
            return new Baseline(failures);
        } catch (IOException e) {
            throw new WrongBaseline("not JSON: " + e.getMessage());
        }
    }

    /** @throws WrongBaseline if nobody has said why an entry fails, or where it is worked on */
    public void requireExplained() {
        for (int i = 0; i < failures.size(); i++) {
            KnownFailure failure = failures.get(i);
            if (!failure.isExplained()) {
                throw new WrongBaseline("/failures/" + i + ": expected a reason in words and a link for "
                        + failure.cases() + "; '" + KnownFailure.UNEXPLAINED + "' is no reason");
            }
        }
    }

    /** How many entries there are, and how many wait for somebody to explain them. */
    public String inWords() {
        long waiting =
                failures.stream().filter(failure -> !failure.isExplained()).count();
        return failures.size()
                + (failures.size() == 1 ? " entry" : " entries")
                + (waiting == 0 ? "" : ", " + waiting + " without reason or link: fill them in");
    }

    /** The file, octet by octet. */
    public byte[] octets() {
        ObjectNode root = Json.object().put("schema", "symbolon/baseline/1");
        ArrayNode entries = root.putArray("failures");
        for (KnownFailure failure : failures) {
            entries.addObject()
                    .put("case", failure.cases())
                    .put("verdict", failure.verdict().reportName())
                    .put("reason", failure.reason())
                    .put("link", failure.link())
                    .put("expires", failure.expires().toString());
        }
        return (Json.pretty(root) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static KnownFailure failure(JsonNode entry, String at) {
        String kind = entry.get("verdict").asText();
        return new KnownFailure(
                entry.get("case").asText(),
                VerdictKind.ofReportName(kind).orElseThrow(() -> new KitFault(RESOURCE + " allows " + kind)),
                entry.get("reason").asText(),
                entry.get("link").asText(),
                day(entry.get("expires").asText(), at));
    }

    private static LocalDate day(String text, String at) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new WrongBaseline(at + "/expires: expected a day like 2027-01-31, not '" + text + "'");
        }
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? "" : pointer + ": ";
    }

    private static Schema schema() {
        try (InputStream in = Baseline.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new KitFault("the schema of baselines is not on the class path: " + RESOURCE);
            }
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
        } catch (IOException e) {
            throw new KitFault("the schema of baselines can not be read: " + RESOURCE, e);
        }
    }
}
