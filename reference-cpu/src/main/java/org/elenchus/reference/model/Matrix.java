package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A matrix [rows, columns] of any numbers, row by row.
 *
 * @param rows the rows, all of one length, at least one of them
 * @param <N> the numbers
 */
public record Matrix<N>(List<List<N>> rows) {
  /** Copies the rows and refuses a ragged or empty matrix with an IllegalArgumentException. */
  public Matrix {
    rows = rows.stream().map(List::copyOf).toList();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("a matrix needs at least one row");
    }
    int columns = rows.getFirst().size();
    for (List<N> row : rows) {
      if (row.size() != columns) {
        throw new IllegalArgumentException(
            "rows of a matrix have " + columns + " and " + row.size() + " entries");
      }
    }
  }

  /**
   * A matrix of one row.
   *
   * @param entries the entries
   * @param <N> the numbers
   * @return the matrix [1, entries]
   */
  public static <N> Matrix<N> row(List<N> entries) {
    return new Matrix<>(List.of(entries));
  }

  /**
   * The matrix [rows, columns] laid out row by row in a flat list.
   *
   * @param flat the entries [rows · columns]
   * @param columns the length of a row
   * @param <N> the numbers
   * @return the matrix
   */
  public static <N> Matrix<N> unflatten(List<N> flat, int columns) {
    if (columns <= 0 || flat.size() % columns != 0) {
      throw new IllegalArgumentException(
          flat.size() + " entries cannot be laid out in rows of " + columns);
    }
    List<List<N>> rows = new ArrayList<>();
    for (int i = 0; i < flat.size(); i += columns) {
      rows.add(flat.subList(i, i + columns));
    }
    return new Matrix<>(rows);
  }

  /**
   * The number of rows.
   *
   * @return it
   */
  public int height() {
    return rows.size();
  }

  /**
   * The number of columns.
   *
   * @return it
   */
  public int width() {
    return rows.getFirst().size();
  }

  /**
   * One entry.
   *
   * @param row its row, from 0
   * @param column its column, from 0
   * @return it
   */
  public N at(int row, int column) {
    return rows.get(row).get(column);
  }

  /**
   * The entries row by row.
   *
   * @return them, [rows · columns]
   */
  public List<N> flat() {
    return rows.stream().flatMap(List::stream).toList();
  }

  /**
   * The transpose [columns, rows].
   *
   * @return it
   */
  public Matrix<N> transposed() {
    return new Matrix<>(
        IntStream.range(0, width())
            .mapToObj(j -> rows.stream().map(row -> row.get(j)).toList())
            .toList());
  }

  /**
   * The matrix of the images of the entries.
   *
   * @param image what becomes of one entry
   * @param <M> the numbers of the result
   * @return it
   */
  public <M> Matrix<M> map(Function<? super N, ? extends M> image) {
    return new Matrix<>(rows.stream().map(row -> Vectors.<N, M>map(image, row)).toList());
  }
}
