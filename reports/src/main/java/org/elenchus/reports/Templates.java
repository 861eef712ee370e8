package org.elenchus.reports;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * The pages' templates. Every value is escaped for HTML by the engine itself; no template turns
 * that off, which a test reads off the templates.
 */
final class Templates {
  private static final Version VERSION = Configuration.VERSION_2_3_34;
  private static final Configuration CONFIGURATION = configuration();

  private Templates() {}

  private static Configuration configuration() {
    Configuration configuration = new Configuration(VERSION);
    configuration.setClassForTemplateLoading(Templates.class, "templates");
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setRecognizeStandardFileExtensions(true);
    configuration.setObjectWrapper(new DefaultObjectWrapperBuilder(VERSION).build());
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("c");
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setFallbackOnNullLoopVariable(false);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    return configuration;
  }

  /**
   * Fills a template.
   *
   * @param name without its ending
   * @param root the path from the page to the site's folder: empty or {@code ../}, repeated
   * @param frame what every page shows
   * @param page what this page shows
   * @return HTML
   */
  static String render(String name, String root, Object frame, Object page) {
    StringWriter out = new StringWriter();
    try {
      CONFIGURATION
          .getTemplate(name + ".ftlh")
          .process(Map.of("root", root, "frame", frame, "page", page), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException("the template " + name + " could not be filled", e);
    }
    return out.toString();
  }
}
