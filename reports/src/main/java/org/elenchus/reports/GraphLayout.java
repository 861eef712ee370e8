package org.elenchus.reports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Places for the nodes of a directed graph, in layers from left to right so that edges point to the
 * right where no circle forbids it: each connected part by itself, one below the other. Edges that
 * close a circle are turned round for the layering alone. Source: Sugiyama, Tagawa and Toda 1981,
 * with longest-path layers and barycentres.
 */
final class GraphLayout {
  private static final int SWEEPS = 4;

  private GraphLayout() {}

  /**
   * An edge between nodes by number.
   *
   * @param from where it starts
   * @param to where it ends
   */
  record Edge(int from, int to) {}

  /**
   * A node's place.
   *
   * @param layer from 0 at the left
   * @param row from 0 at the top, unique in its layer
   */
  record Place(int layer, int row) {}

  /**
   * Lays a graph out.
   *
   * @param nodes how many there are
   * @param edges between them; self-loops are left out of account
   * @return a place for each node
   */
  static List<Place> of(int nodes, List<Edge> edges) {
    List<List<Integer>> out = lists(nodes);
    List<List<Integer>> near = lists(nodes);
    for (Edge edge : edges) {
      if (edge.from() != edge.to()) {
        out.get(edge.from()).add(edge.to());
        near.get(edge.from()).add(edge.to());
        near.get(edge.to()).add(edge.from());
      }
    }
    int[] layers = layers(nodes, out);
    Place[] places = new Place[nodes];
    boolean[] done = new boolean[nodes];
    int top = 0;
    for (int start = 0; start < nodes; start++) {
      if (!done[start]) {
        top += part(component(start, near, done), near, layers, places, top);
      }
    }
    return List.of(places);
  }

  private static List<List<Integer>> lists(int count) {
    List<List<Integer>> lists = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }

  private static List<Integer> component(int start, List<List<Integer>> near, boolean[] done) {
    List<Integer> part = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    done[start] = true;
    while (!open.isEmpty()) {
      int node = open.remove();
      part.add(node);
      for (int next : near.get(node)) {
        if (!done[next]) {
          done[next] = true;
          open.add(next);
        }
      }
    }
    part.sort(Comparator.naturalOrder());
    return part;
  }

  /** Longest paths over the edges that close no circle, in an order found by depth-first search. */
  private static int[] layers(int nodes, List<List<Integer>> out) {
    int[] state = new int[nodes];
    int[] next = new int[nodes];
    List<Integer> finished = new ArrayList<>();
    List<List<Integer>> forward = lists(nodes);
    for (int start = 0; start < nodes; start++) {
      Deque<Integer> path = new ArrayDeque<>();
      if (state[start] == 0) {
        state[start] = 1;
        path.push(start);
      }
      while (!path.isEmpty()) {
        int node = path.element();
        if (next[node] == out.get(node).size()) {
          state[node] = 2;
          finished.add(path.pop());
        } else {
          int to = out.get(node).get(next[node]++);
          forward.get(state[to] == 1 ? to : node).add(state[to] == 1 ? node : to);
          if (state[to] == 0) {
            state[to] = 1;
            path.push(to);
          }
        }
      }
    }
    int[] layers = new int[nodes];
    // Every edge, one that was turned round too, points to a node that finished earlier.
    for (int i = finished.size() - 1; i >= 0; i--) {
      int node = finished.get(i);
      for (int to : forward.get(node)) {
        layers[to] = Math.max(layers[to], layers[node] + 1);
      }
    }
    return layers;
  }

  /** Places one connected part below what is already placed; returns how many rows it takes. */
  private static int part(
      List<Integer> part, List<List<Integer>> near, int[] layers, Place[] places, int top) {
    int deepest = part.stream().mapToInt(node -> layers[node]).max().orElse(0);
    List<List<Integer>> columns = lists(deepest + 1);
    part.forEach(node -> columns.get(layers[node]).add(node));
    double[] row = new double[layers.length];
    columns.forEach(column -> spread(column, row));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      List<List<Integer>> order = sweep % 2 == 0 ? columns : columns.reversed();
      for (List<Integer> column : order) {
        double[] centre = new double[layers.length];
        for (int node : column) {
          centre[node] =
              near.get(node).stream()
                  .filter(other -> layers[other] != layers[node])
                  .mapToDouble(other -> row[other])
                  .average()
                  .orElse(row[node]);
        }
        column.sort(Comparator.comparingDouble(node -> centre[node]));
        spread(column, row);
      }
    }
    int rows = columns.stream().mapToInt(List::size).max().orElse(0);
    for (List<Integer> column : columns) {
      int above = (rows - column.size()) / 2;
      for (int i = 0; i < column.size(); i++) {
        int node = column.get(i);
        places[node] = new Place(layers[node], top + above + i);
      }
    }
    return rows;
  }

  /** Rows of a column, around 0. */
  private static void spread(List<Integer> column, double[] row) {
    for (int i = 0; i < column.size(); i++) {
      row[column.get(i)] = i - (column.size() - 1) / 2.0;
    }
  }
}
