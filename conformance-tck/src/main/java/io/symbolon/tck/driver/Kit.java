package io.symbolon.tck.driver;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** What the kit calls itself towards drivers and in reports. */
public final class Kit {
    private static final String RESOURCE = "/symbolon/kit.properties";
    private static final String VERSION = readVersion();

    private Kit() {}

    /** The version of this build. */
    public static String version() {
        return VERSION;
    }

    /** Name and version, as {@code hello} says them. */
    public static String nameAndVersion() {
        return "symbolon " + VERSION;
    }

    private static String readVersion() {
        Properties properties = new Properties();
        try (InputStream in = Kit.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new KitFault("the version of the kit is not on the class path: " + RESOURCE);
            }
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new KitFault("the version of the kit can not be read: " + RESOURCE, e);
        }
    }
}
