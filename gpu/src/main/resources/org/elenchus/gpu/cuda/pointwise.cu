// Entry by entry: one thread for each number. Bound by memory: a few operations for each number
// moved.

/** y = value; of kept numbers too. */
extern "C" __global__ void __launch_bounds__(128)
    fill(const int* seeds, View y, real value, int count) {
  int i = index();
  if (i < count) {
    kept(y, seeds)[i] = narrow(value);
  }
}

/** y = x, the two do not overlap; of kept numbers too. */
extern "C" __global__ void __launch_bounds__(128)
    copy(const int* seeds, View x, View y, int count) {
  int i = index();
  if (i < count) {
    kept(y, seeds)[i] = kept(x, seeds)[i];
  }
}

/** y += x. */
extern "C" __global__ void __launch_bounds__(128) add(const int* seeds, View x, View y, int count) {
  int i = index();
  if (i < count) {
    here(y, seeds)[i] += here(x, seeds)[i];
  }
}

/** y += a b. */
extern "C" __global__ void __launch_bounds__(128)
    multiplyAdd(const int* seeds, View a, View b, View y, int count) {
  int i = index();
  if (i < count) {
    here(y, seeds)[i] += here(a, seeds)[i] * here(b, seeds)[i];
  }
}

/** y += a b c. */
extern "C" __global__ void __launch_bounds__(128)
    multiplyAddThree(const int* seeds, View a, View b, View c, View y, int count) {
  int i = index();
  if (i < count) {
    here(y, seeds)[i] += here(a, seeds)[i] * here(b, seeds)[i] * here(c, seeds)[i];
  }
}

/** y = offset + scale f(x); y may be x. */
extern "C" __global__ void __launch_bounds__(128)
    map(const int* seeds, int f, real scale, real offset, View x, View y, int count) {
  int i = index();
  if (i < count) {
    here(y, seeds)[i] = offset + scale * valueOf(f, here(x, seeds)[i]);
  }
}

/** dx = dy f'(x); dx may be dy. */
extern "C" __global__ void __launch_bounds__(128)
    activateBackward(const int* seeds, int f, View x, View dy, View dx, int count) {
  int i = index();
  if (i < count) {
    here(dx, seeds)[i] = here(dy, seeds)[i] * slopeOf(f, here(x, seeds)[i]);
  }
}

/** y = x f(z); z may be x, y may be x. */
extern "C" __global__ void __launch_bounds__(128)
    gate(const int* seeds, int f, View x, View z, View y, int count) {
  int i = index();
  if (i < count) {
    here(y, seeds)[i] = here(x, seeds)[i] * valueOf(f, here(z, seeds)[i]);
  }
}

/** dx += dy f(z), dz += dy x f'(z); z may be x, dz may be dx: this thread alone touches entry i. */
extern "C" __global__ void __launch_bounds__(128)
    gateBackward(const int* seeds, int f, View x, View z, View dy, View dx, View dz, int count) {
  int i = index();
  if (i < count) {
    real up = here(dy, seeds)[i];
    real gated = here(x, seeds)[i];
    real seen = here(z, seeds)[i];
    here(dx, seeds)[i] += up * valueOf(f, seen);
    here(dz, seeds)[i] += up * gated * slopeOf(f, seen);
  }
}

/** dx = dy (1 - y^2), back through y = tanh x; dx may be dy. */
extern "C" __global__ void __launch_bounds__(128)
    tanhBackward(const int* seeds, View y, View dy, View dx, int count) {
  int i = index();
  if (i < count) {
    real value = here(y, seeds)[i];
    here(dx, seeds)[i] = here(dy, seeds)[i] * (1 - value * value);
  }
}
