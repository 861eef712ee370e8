package org.elenchus.gpu.device;

/**
 * The operations that see each lane by itself: entry by entry, numbers per lane, and matrices per
 * lane. A matrix per lane is {@code [n, m, L]}: entry (i, j) of all lanes lies together. Operands
 * are a buffer and where they begin in it; they do not overlap unless it is said that they may.
 */
public interface LaneKernels {
  /**
   * y += x, entry by entry.
   *
   * @param x what is added
   * @param xAt where it begins
   * @param y what it is added to
   * @param yAt where it begins
   * @param count how many
   */
  void add(Buffer x, int xAt, Buffer y, int yAt, int count);

  /**
   * y += a ⊙ b, entry by entry.
   *
   * @param a a factor
   * @param aAt where it begins
   * @param b a factor
   * @param bAt where it begins
   * @param y what the product is added to
   * @param yAt where it begins
   * @param count how many
   */
  void multiplyAdd(Buffer a, int aAt, Buffer b, int bAt, Buffer y, int yAt, int count);

  /**
   * y += a ⊙ b ⊙ c, entry by entry.
   *
   * @param a a factor
   * @param aAt where it begins
   * @param b a factor
   * @param bAt where it begins
   * @param c a factor
   * @param cAt where it begins
   * @param y what the product is added to
   * @param yAt where it begins
   * @param count how many
   */
  void multiplyAdd(
      Buffer a, int aAt, Buffer b, int bAt, Buffer c, int cAt, Buffer y, int yAt, int count);

  /**
   * y = offset + scale f(x), entry by entry.
   *
   * @param f the function
   * @param scale what its values are multiplied with
   * @param offset what is added
   * @param x the arguments
   * @param xAt where they begin
   * @param y the values, overwritten; may be x itself at the same place
   * @param yAt where they begin
   * @param count how many
   */
  void map(
      Activation f, double scale, double offset, Buffer x, int xAt, Buffer y, int yAt, int count);

  /**
   * y = x ⊙ f(z), entry by entry.
   *
   * @param f the function
   * @param x what is gated
   * @param xAt where it begins
   * @param z what the gate sees; may be x
   * @param zAt where it begins
   * @param y the product, overwritten; may be x itself at the same place
   * @param yAt where it begins
   * @param count how many
   */
  void gate(Activation f, Buffer x, int xAt, Buffer z, int zAt, Buffer y, int yAt, int count);

  /**
   * dx += dy ⊙ f(z) and dz += dy ⊙ x ⊙ f'(z), entry by entry.
   *
   * @param f the function
   * @param x what was gated
   * @param xAt where it begins
   * @param z what the gate saw; may be x
   * @param zAt where it begins
   * @param dy the gradient of the product
   * @param dyAt where it begins
   * @param dx the gradient of x, added to
   * @param dxAt where it begins
   * @param dz the gradient of z, added to; may be dx
   * @param dzAt where it begins
   * @param count how many
   */
  void gateBackward(
      Activation f,
      Buffer x,
      int xAt,
      Buffer z,
      int zAt,
      Buffer dy,
      int dyAt,
      Buffer dx,
      int dxAt,
      Buffer dz,
      int dzAt,
      int count);

  /**
   * dx = dy ⊙ (1 − y²), entry by entry: back through y = tanh x.
   *
   * @param y the values of tanh
   * @param yAt where they begin
   * @param dy their gradient
   * @param dyAt where it begins
   * @param dx the gradient of the arguments, overwritten; may be dy at the same place
   * @param dxAt where it begins
   * @param count how many
   */
  void tanhBackward(Buffer y, int yAt, Buffer dy, int dyAt, Buffer dx, int dxAt, int count);

  /**
   * y += c ⊙ x, c the same in every row.
   *
   * @param c c, [lanes]
   * @param cAt where it begins
   * @param x x, [rows, lanes]
   * @param xAt where it begins
   * @param rows the rows
   * @param y y, [rows, lanes], added to
   * @param yAt where it begins
   * @param lanes the lanes
   */
  void scaleLanes(Buffer c, int cAt, Buffer x, int xAt, int rows, Buffer y, int yAt, int lanes);

  /**
   * c += Σ over rows of x ⊙ y.
   *
   * @param x x, [rows, lanes]
   * @param xAt where it begins
   * @param y y, [rows, lanes]
   * @param yAt where it begins
   * @param rows the rows
   * @param c c, [lanes], added to
   * @param cAt where it begins
   * @param lanes the lanes
   */
  void dotLanes(Buffer x, int xAt, Buffer y, int yAt, int rows, Buffer c, int cAt, int lanes);

  /**
   * r += Sᵀ a in each lane.
   *
   * @param s S, [n, m, lanes]
   * @param sAt where it begins
   * @param n the rows of S
   * @param m the columns of S
   * @param a a, [n, lanes]
   * @param aAt where it begins
   * @param r r, [m, lanes], added to
   * @param rAt where it begins
   * @param lanes the lanes
   */
  void readColumns(
      Buffer s, int sAt, int n, int m, Buffer a, int aAt, Buffer r, int rAt, int lanes);

  /**
   * r += S b in each lane.
   *
   * @param s S, [n, m, lanes]
   * @param sAt where it begins
   * @param n the rows of S
   * @param m the columns of S
   * @param b b, [m, lanes]
   * @param bAt where it begins
   * @param r r, [n, lanes], added to
   * @param rAt where it begins
   * @param lanes the lanes
   */
  void readRows(Buffer s, int sAt, int n, int m, Buffer b, int bAt, Buffer r, int rAt, int lanes);

  /**
   * S += a bᵀ in each lane.
   *
   * @param a a, [n, lanes]
   * @param aAt where it begins
   * @param n the rows of S
   * @param b b, [m, lanes]
   * @param bAt where it begins
   * @param m the columns of S
   * @param s S, [n, m, lanes], added to
   * @param sAt where it begins
   * @param lanes the lanes
   */
  void writeOuter(Buffer a, int aAt, int n, Buffer b, int bAt, int m, Buffer s, int sAt, int lanes);

  /**
   * S' = φ(c S + a bᵀ) in each lane, φ being tanh or nothing.
   *
   * @param s S, [n, m, lanes]
   * @param sAt where it begins
   * @param c c, [lanes]
   * @param cAt where it begins
   * @param a a, [n, lanes]
   * @param aAt where it begins
   * @param n the rows of S
   * @param b b, [m, lanes]
   * @param bAt where it begins
   * @param m the columns of S
   * @param bounded whether φ is tanh
   * @param next S', [n, m, lanes], overwritten; may be the buffer of S at another place
   * @param nextAt where it begins
   * @param lanes the lanes
   */
  void remember(
      Buffer s,
      int sAt,
      Buffer c,
      int cAt,
      Buffer a,
      int aAt,
      int n,
      Buffer b,
      int bAt,
      int m,
      boolean bounded,
      Buffer next,
      int nextAt,
      int lanes);

  /**
   * y = x/√(share Σx² + ε) in each lane, and 0 where the root is 0.
   *
   * @param x x, [rows, lanes]
   * @param xAt where it begins
   * @param rows the rows
   * @param share 1 for unit length, 1/rows for unit mean square
   * @param epsilon ε
   * @param y y, [rows, lanes], overwritten
   * @param yAt where it begins
   * @param inverse 1 over the root, [lanes], overwritten: what the way back needs
   * @param inverseAt where it begins
   * @param lanes the lanes
   */
  void normalise(
      Buffer x,
      int xAt,
      int rows,
      double share,
      double epsilon,
      Buffer y,
      int yAt,
      Buffer inverse,
      int inverseAt,
      int lanes);

  /**
   * Back through {@link #normalise}: dx += dy/root − share x Σ(x ⊙ dy)/root³.
   *
   * @param x x, [rows, lanes]
   * @param xAt where it begins
   * @param rows the rows
   * @param share as on the way forward
   * @param inverse what the way forward left
   * @param inverseAt where it begins
   * @param dy the gradient of y, [rows, lanes]
   * @param dyAt where it begins
   * @param dx the gradient of x, [rows, lanes], added to
   * @param dxAt where it begins
   * @param lanes the lanes
   */
  void normaliseBackward(
      Buffer x,
      int xAt,
      int rows,
      double share,
      Buffer inverse,
      int inverseAt,
      Buffer dy,
      int dyAt,
      Buffer dx,
      int dxAt,
      int lanes);

  /**
   * x = softmax over the rows of x, in each lane.
   *
   * @param x x, [rows, lanes], replaced
   * @param xAt where it begins
   * @param rows the rows
   * @param lanes the lanes
   */
  void softmax(Buffer x, int xAt, int rows, int lanes);

  /**
   * dx = y ⊙ (dy − Σ over rows of y ⊙ dy): back through y = softmax x.
   *
   * @param y y, [rows, lanes]
   * @param yAt where it begins
   * @param rows the rows
   * @param dy the gradient of y, replaced by that of x
   * @param dyAt where it begins
   * @param lanes the lanes
   */
  void softmaxBackward(Buffer y, int yAt, int rows, Buffer dy, int dyAt, int lanes);

  /**
   * Turns each pair of rows: (x, y) becomes (c x − s y, s x + c y), added to what is there.
   *
   * @param x the pairs, [2, lanes]
   * @param xAt where they begin
   * @param cos c
   * @param sin s
   * @param y where the turned pair is added, [2, lanes]
   * @param yAt where it begins
   * @param lanes the lanes
   */
  void turn(Buffer x, int xAt, double cos, double sin, Buffer y, int yAt, int lanes);
}
