package org.elenchus.verify.property;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.certificate.RestlessMap;
import org.elenchus.claims.statement.ChainMaps;

/** Self-maps of chains: a random one must come to rest, f^n = f^(n+1). */
class ChainProperties extends StatementProperties<ChainMaps> {
  ChainProperties() {
    super(ChainMaps.class);
  }

  @Settles(claim = "unified-scaling-theory/order-preserving-chain-maps")
  @Property
  void theMapComesToRest(@ForAll("maps") List<Integer> map) {
    cover("n = " + map.size());
    boolean rests = true;
    for (int start = 0; start < map.size(); start++) {
      int point = start;
      for (int i = 0; i < map.size(); i++) {
        point = map.get(point);
      }
      rests &= map.get(point) == point;
    }
    demand(rests, () -> new RestlessMap(map));
  }

  @Provide
  Arbitrary<List<Integer>> maps() {
    return Arbitraries.integers()
        .between(statement.least(), statement.greatest())
        .flatMap(
            n ->
                Arbitraries.integers()
                    .between(0, n - 1)
                    .list()
                    .ofSize(n)
                    .map(map -> statement.nondecreasing() ? map.stream().sorted().toList() : map));
  }
}
