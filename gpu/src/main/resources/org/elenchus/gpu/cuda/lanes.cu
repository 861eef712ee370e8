// Numbers and matrices that each lane has for itself; a matrix is S [n, m, lanes]. These take one
// step at a time: one thread walks what it sums.

/** y += c x, c [lanes] the same in every row. */
extern "C" __global__ void __launch_bounds__(128)
    scaleLanes(const int* seeds, View c, View x, View y, int rows, int lanes) {
  int i = index();
  if (i < rows * lanes) {
    here(y, seeds)[i] += here(c, seeds)[i % lanes] * here(x, seeds)[i];
  }
}

/** c += sum over rows of x y. */
extern "C" __global__ void __launch_bounds__(128)
    dotLanes(const int* seeds, View x, View y, View c, int rows, int lanes) {
  int lane = index();
  if (lane < lanes) {
    const real* left = here(x, seeds) + lane;
    const real* right = here(y, seeds) + lane;
    real sum = 0;
    for (int r = 0; r < rows; r++) {
      sum += left[r * lanes] * right[r * lanes];
    }
    here(c, seeds)[lane] += sum;
  }
}

/** r += S^T a. */
extern "C" __global__ void __launch_bounds__(128)
    readColumns(const int* seeds, View s, View a, View r, int n, int m, int lanes) {
  int i = index();
  if (i < m * lanes) {
    const real* state = here(s, seeds) + i;
    const real* key = here(a, seeds) + i % lanes;
    real sum = 0;
    for (int row = 0; row < n; row++) {
      sum += state[row * m * lanes] * key[row * lanes];
    }
    here(r, seeds)[i] += sum;
  }
}

/** r += S b. */
extern "C" __global__ void __launch_bounds__(128)
    readRows(const int* seeds, View s, View b, View r, int n, int m, int lanes) {
  int i = index();
  if (i < n * lanes) {
    int lane = i % lanes;
    const real* state = here(s, seeds) + i / lanes * m * lanes + lane;
    const real* value = here(b, seeds) + lane;
    real sum = 0;
    for (int col = 0; col < m; col++) {
      sum += state[col * lanes] * value[col * lanes];
    }
    here(r, seeds)[i] += sum;
  }
}

/** S += a b^T. */
extern "C" __global__ void __launch_bounds__(128)
    writeOuter(const int* seeds, View a, View b, View s, int n, int m, int lanes) {
  int i = index();
  if (i < n * m * lanes) {
    int lane = i % lanes;
    int col = i / lanes % m;
    int row = i / lanes / m;
    here(s, seeds)[i] += here(a, seeds)[row * lanes + lane] * here(b, seeds)[col * lanes + lane];
  }
}

/** S' = phi(c S + a b^T), phi being tanh or nothing. */
extern "C" __global__ void __launch_bounds__(128) remember(
    const int* seeds, View s, View c, View a, View b, View next, int n, int m, int bounded,
    int lanes) {
  int i = index();
  if (i < n * m * lanes) {
    int lane = i % lanes;
    int col = i / lanes % m;
    int row = i / lanes / m;
    real sum = here(c, seeds)[lane] * here(s, seeds)[i] +
               here(a, seeds)[row * lanes + lane] * here(b, seeds)[col * lanes + lane];
    here(next, seeds)[i] = bounded ? tanh(sum) : sum;
  }
}

/** y = x / sqrt(share sum x^2 + epsilon) in each group of rows, 0 where the root is 0. */
extern "C" __global__ void __launch_bounds__(128) normalise(
    const int* seeds, View x, View y, View inverse, int groups, int rows, real share, real epsilon,
    int lanes) {
  int i = index();
  if (i < groups * lanes) {
    int lane = i % lanes;
    int begin = i / lanes * rows * lanes + lane;
    const real* from = here(x, seeds) + begin;
    real* to = here(y, seeds) + begin;
    real sum = 0;
    for (int r = 0; r < rows; r++) {
      sum += from[r * lanes] * from[r * lanes];
    }
    real root = sqrt(share * sum + epsilon);
    real factor = root == 0 ? real(0) : 1 / root;  // a NaN is not 0 and goes on
    here(inverse, seeds)[i] = factor;
    for (int r = 0; r < rows; r++) {
      to[r * lanes] = from[r * lanes] * factor;
    }
  }
}

/** dx += dy/root - share x (x . dy)/root^3 in each group of rows. */
extern "C" __global__ void __launch_bounds__(128) normaliseBackward(
    const int* seeds, View x, View inverse, View dy, View dx, int groups, int rows, real share,
    int lanes) {
  int i = index();
  if (i < groups * lanes) {
    int lane = i % lanes;
    int begin = i / lanes * rows * lanes + lane;
    const real* from = here(x, seeds) + begin;
    const real* up = here(dy, seeds) + begin;
    real* to = here(dx, seeds) + begin;
    real factor = here(inverse, seeds)[i];
    real dot = 0;
    for (int r = 0; r < rows; r++) {
      dot += from[r * lanes] * up[r * lanes];
    }
    real along = share * factor * factor * factor * dot;
    for (int r = 0; r < rows; r++) {
      to[r * lanes] += factor * up[r * lanes] - along * from[r * lanes];
    }
  }
}

/** x = softmax over the rows of x. */
extern "C" __global__ void __launch_bounds__(128)
    softmax(const int* seeds, View x, int rows, int lanes) {
  int lane = index();
  if (lane < lanes) {
    real* score = here(x, seeds) + lane;
    real top = score[0];
    for (int r = 1; r < rows; r++) {
      real s = score[r * lanes];
      top = s > top || s != s ? s : top;
    }
    real sum = 0;
    for (int r = 0; r < rows; r++) {
      real share = exp(score[r * lanes] - top);
      score[r * lanes] = share;
      sum += share;
    }
    for (int r = 0; r < rows; r++) {
      score[r * lanes] /= sum;
    }
  }
}

/** dy becomes y (dy - sum over rows of y dy): back through y = softmax x. */
extern "C" __global__ void __launch_bounds__(128)
    softmaxBackward(const int* seeds, View y, View dy, int rows, int lanes) {
  int lane = index();
  if (lane < lanes) {
    const real* share = here(y, seeds) + lane;
    real* up = here(dy, seeds) + lane;
    real mean = 0;
    for (int r = 0; r < rows; r++) {
      mean += share[r * lanes] * up[r * lanes];
    }
    for (int r = 0; r < rows; r++) {
      up[r * lanes] = share[r * lanes] * (up[r * lanes] - mean);
    }
  }
}

/** Adds the pair of rows of x, turned, to that of y: (c x - s y, s x + c y). */
extern "C" __global__ void __launch_bounds__(128)
    turn(const int* seeds, View x, real c, real s, View y, int lanes) {
  int lane = index();
  if (lane < lanes) {
    const real* from = here(x, seeds);
    real* to = here(y, seeds);
    real first = from[lane];
    real second = from[lanes + lane];
    to[lane] += c * first - s * second;
    to[lanes + lane] += s * first + c * second;
  }
}
