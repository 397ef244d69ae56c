/*
 * Checks PDF files against PDF/UA-1 and PDF/A-2a with the veraPDF engine:
 *
 *     java -cp JAR Conformance.java FILE.pdf ...
 *
 * prints one line for each profile and file: profile, file, and the rules that failed, if any.
 * The archive's own reader of profiles needs classes that it lacks, hence the reading by DOM.
 */

import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class Conformance {
    private static final String FOLDER = "/org/verapdf/pdfa/validation/";
    private static final String[][] PROFILES = {{"ua1", "PDFUA-1.xml"}, {"2a", "PDFA-2A.xml"}};

    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        boolean clean = true;
        for (String[] pair : PROFILES) {
            PDFAFlavour flavour = PDFAFlavour.fromString(pair[0]);
            ValidationProfile profile = read(pair[1], flavour);
            for (String file : files) {
                Set<String> failed = failures(file, flavour, profile);
                clean &= failed.isEmpty();
                System.out.println(pair[0] + "\t" + file + "\t" + String.join(" | ", failed));
            }
        }
        System.exit(clean ? 0 : 1);
    }

    private static Set<String> failures(String file, PDFAFlavour flavour, ValidationProfile profile)
            throws Exception {
        Set<String> failed = new TreeSet<>();
        try (InputStream stream = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(profile, 500, false, true, false)) {
            for (TestAssertion assertion : validator.validate(parser).getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    failed.add(assertion.getRuleId().getClause() + ": " + assertion.getMessage());
                }
            }
        }
        return failed;
    }

    private static ValidationProfile read(String name, PDFAFlavour flavour) throws Exception {
        Element root;
        try (InputStream stream = PDFAFlavour.class.getResourceAsStream(FOLDER + name)) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream)
                    .getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element element : all(root, "rule")) {
            rules.add(rule(element));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element element : all(root, "variable")) {
            variables.add(Profiles.variableFromValues(
                    element.getAttribute("name"), element.getAttribute("object"),
                    text(element, "defaultValue"), text(element, "value")));
        }
        return Profiles.profileFromValues(flavour,
                Profiles.profileDetailsFromValues(name, name, "", new Date(0)), "", rules, variables);
    }

    private static Rule rule(Element element) {
        Element id = all(element, "id").get(0);
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : all(element, "argument")) {
            String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name, null));
        }
        Boolean deferred = element.hasAttribute("deferred")
                ? Boolean.valueOf(element.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
                element.getAttribute("object"), deferred, element.getAttribute("tags"),
                text(element, "description"), text(element, "test"),
                Profiles.errorFromValues(text(element, "message"), arguments), new ArrayList<>());
    }

    private static List<Element> all(Element root, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = root.getElementsByTagName(name);
        for (int k = 0; k < nodes.getLength(); k++) {
            found.add((Element) nodes.item(k));
        }
        return found;
    }

    private static String text(Element root, String name) {
        List<Element> found = all(root, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}
