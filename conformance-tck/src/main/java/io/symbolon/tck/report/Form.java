package io.symbolon.tck.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.symbolon.tck.driver.KitFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The form of a JSON file that a run leaves behind: its schema, which comes with the kit. */
final class Form {
    private final Schema schema;

    private Form(Schema schema) {
        this.schema = schema;
    }

    /** The schema of this name, such as {@code report.schema.json}. */
    static Form of(String name) {
        try (InputStream in = Form.class.getResourceAsStream("/symbolon/report/" + name)) {
            if (in == null) {
                throw new KitFault("the schema " + name + " is not on the class path");
            }
            return new Form(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new KitFault("the schema " + name + " can not be read", e);
        }
    }

    /** What is wrong first, with its place; empty if the value has this form. */
    Optional<String> complaint(JsonNode value) {
        return schema.validate(value).stream()
                .findFirst()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage());
    }
}
