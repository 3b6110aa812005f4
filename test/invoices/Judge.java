import java.io.FileInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.transform.Templates;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.mustangproject.validator.ZUGFeRDValidator;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Asks veraPDF (PDF/A-3b, PDF/UA-1), the schematron of CEN and Mustang about every PDF of a folder and writes what each says beside it:
 * FILE.verapdf-3b, FILE.verapdf-ua1, FILE.cen and FILE.mustang. One process for all, because starting Java is what takes long.
 */
public final class Judge {
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    VeraGreenfieldFoundryProvider.initialise();
    Templates cen = cenRules();
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(file -> file.toString().endsWith(".pdf")).sorted().forEach(files::add);
    }
    for (Path file : files) {
      write(file, "verapdf-3b", veraPdf(file, PDFAFlavour.PDFA_3_B));
      write(file, "verapdf-ua1", veraPdf(file, PDFAFlavour.PDFUA_1));
      write(file, "cen", cenReport(cen, Path.of(file.toString().replaceAll("\\.pdf$", ".xml"))));
      write(file, "mustang", new ZUGFeRDValidator().validate(file.toString()));
    }
  }

  private static String veraPdf(Path file, PDFAFlavour flavour) throws Exception {
    try (InputStream in = new FileInputStream(file.toFile());
        PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour)) {
      ValidationResult result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
      StringBuilder said = new StringBuilder(result.isCompliant() ? "compliant\n" : "not compliant\n");
      for (TestAssertion assertion : result.getTestAssertions()) {
        said.append(assertion.getRuleId().getClause()).append(' ').append(assertion.getMessage());
        said.append(" (").append(assertion.getLocation().getContext()).append(")\n");
      }
      return said.toString();
    }
  }

  private static Templates cenRules() throws Exception {
    TransformerFactory factory = new net.sf.saxon.TransformerFactoryImpl();
    try (InputStream in = Judge.class.getResourceAsStream("/xslt/en16931schematron/EN16931-CII-validation.xslt")) {
      return factory.newTemplates(new StreamSource(in));
    }
  }

  private static String cenReport(Templates rules, Path xml) throws Exception {
    StringWriter report = new StringWriter();
    rules.newTransformer().transform(new StreamSource(xml.toFile()), new StreamResult(report));
    return report.toString();
  }

  private static void write(Path file, String judge, String said) throws Exception {
    Files.writeString(Path.of(file + "." + judge), said);
  }
}
