package org.elenchus.verify.property;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All classes of properties. A new one is one line here. */
public final class Properties {
  private static final List<Class<? extends StatementProperties<?>>> CLASSES =
      List.of(
          AdditivityProperties.class,
          AffineErrorProperties.class,
          AperiodicProperties.class,
          BoundProperties.class,
          ChainProperties.class,
          DefinitionProperties.class,
          DegreeProperties.class,
          DepthProperties.class,
          DerivativeProperties.class,
          DimensionProperties.class,
          EntryProperties.class,
          FoldProperties.class,
          FollowsProperties.class,
          FoundNetworkProperties.class,
          GridProperties.class,
          GridNetProperties.class,
          HoldingProperties.class,
          IterateProperties.class,
          LossProperties.class,
          NetworkProperties.class,
          PaddingProperties.class,
          PerceptronProperties.class,
          PieceProperties.class,
          PrintedProperties.class,
          RangeProperties.class,
          RecognitionProperties.class,
          RecurrenceProperties.class,
          RootProperties.class,
          SelectiveProperties.class,
          SpectrumProperties.class,
          StateProperties.class,
          TableProperties.class,
          SuperpositionProperties.class,
          UnrollingProperties.class);

  private Properties() {}

  /**
   * All bindings.
   *
   * @return them, in the order of the classes, then by name
   */
  public static List<Binding> all() {
    return CLASSES.stream().flatMap(type -> of(type).stream()).toList();
  }

  /**
   * The bindings of one class.
   *
   * @param type the class
   * @return its properties by name, each once for each reading it is bound to
   */
  public static List<Binding> of(Class<? extends StatementProperties<?>> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .sorted(Comparator.comparing(java.lang.reflect.Method::getName))
        .flatMap(
            method ->
                Stream.of(method.getAnnotationsByType(Settles.class))
                    .map(settles -> new Binding(method, settles)))
        .toList();
  }
}
