// Runs each kernel of the estimates on numbers that count, for one seed and block of lanes, and
// prints its name, bytes and operations. Sizes are given as defines; the kernels' folder as -I.
#include "counted.h"

#include <stdio.h>

#include "views.cuh"

// Each program in a namespace with the shared memory of a block.
#define ROOM 65536

namespace linear {
Counted tiles[ROOM], scratch[ROOM];
#include "linear.cu"
}
namespace pointwise {
Counted scratch[ROOM];
#include "pointwise.cu"
}
namespace elman {
Counted room[ROOM];
#include "elman.cu"
}
namespace memories {
Counted room[ROOM];
#include "memory.cu"
}
namespace chunked {
Counted room[ROOM];
#include "chunked.cu"
}
namespace attention {
#include "attention.cu"
}
namespace scans {
Counted scratch[ROOM];
#undef WIDE
#include "scan.cu"
}

static const int H = HIDDEN, T = STEPS, L = LANES, n = KEY, K = HIDDEN / KEY, GROUP = 8;
static const int numbers = T * H * L, rates = T * K * L, states = (T + 1) * H * n * L;
static const int seeds[1] = {0};

static View take(int count, int) { return View{take(static_cast<std::size_t>(count)), 0, 0}; }
static View numbersThere() { return take(numbers, 0); }
static View ratesThere() { return take(rates, 0); }
static unsigned each(int count) { return static_cast<unsigned>((count + 127) / 128); }

static void say(const char* name) {
  printf("%s: %ld %ld\n", name, bytes(), sum);
  forget();
}

int main() {
  forget();
  {
    View x = numbersThere(), z = numbersThere(), y = numbersThere();
    launch(each(numbers), 128, [=] { pointwise::gate(seeds, SILU, x, z, y, numbers); });
    say("gate");
  }
  {
    View w = take(H * H, 0), x = numbersThere(), y = numbersThere();
    launch(each(numbers), 128, [=] { linear::multiply(seeds, w, x, y, H, H, T, L); });
    say("multiplyEach");
  }
  {
    View dy = numbersThere(), x = numbersThere(), dw = take(H * H, 0);
    launch(H / 16 * (H / 16), 256, [=] { linear::outer(seeds, dy, x, dw, H, H, T, L); });
    say("outer");
  }
  {
    View w = take(H * H, 0), h = take(numbers + H * L, 0);
    launch(1, 256, [=] { elman::recur(seeds, w, h, 1, T, L); });
    say("recur");
  }
  {
    View w = take(H * H, 0), h = take(numbers + H * L, 0), g = numbersThere();
    launch(1, 256, [=] { elman::recurBackward(seeds, w, h, g, 1, T, L); });
    say("recurBackward");
  }
  {
    View a = take(H, 0), h = take(numbers + H * L, 0);
    launch(H * L / 32, 128, [=] { scans::scan(seeds, a, h, H, T, L); });
    say("scan");
  }
  {
    View s = take(states, 0), q = numbersThere(), k = numbersThere(), v = numbersThere(),
         alpha = ratesThere(), beta = ratesThere(), erasure = ratesThere(), reads = numbersThere(),
         surprises = numbersThere(), errors = numbersThere(), o = numbersThere();
    launch(each(H * L), 128, [=] {
      memories::memoryForward(seeds, s, q, k, v, alpha, beta, erasure, reads, surprises, errors, o, K,
                              K, n, 1, 1, T, L);
    });
    say("remember, bounded");
  }
  {
    View s = take(states, 0), q = numbersThere(), k = numbersThere(), alpha = ratesThere(),
         beta = ratesThere(), erasure = ratesThere(), reads = numbersThere(),
         surprises = numbersThere(), errors = numbersThere(), up = numbersThere(),
         dq = numbersThere(), dk = numbersThere(), dv = numbersThere(), dalpha = ratesThere(),
         dbeta = ratesThere();
    launch(K * L / GROUP, n * GROUP, [=] {
      memories::memoryBackward(seeds, s, q, k, alpha, beta, erasure, reads, surprises, errors, up, dq,
                               dk, dv, dalpha, dbeta, 0, K, K, n, GROUP, 1, 0, 1, T, L);
    });
    say("rememberBackward, bounded");
  }
  {
    View s = take(states, 0), q = numbersThere(), k = numbersThere(), v = numbersThere(),
         alpha = ratesThere(), beta = ratesThere(), surprises = numbersThere(),
         errors = numbersThere(), o = numbersThere(), entering = take(1, 0);
    launch(K * L / GROUP, n * GROUP, [=] {
      chunked::chunkedForward(seeds, s, q, k, v, alpha, beta, surprises, errors, o, entering, K, K, n,
                              GROUP, T, T, L);
    });
    say("remember, linear");
  }
  {
    View s = take(states, 0), q = numbersThere(), k = numbersThere(), alpha = ratesThere(),
         beta = ratesThere(), surprises = numbersThere(), errors = numbersThere(),
         up = numbersThere(), dq = numbersThere(), dk = numbersThere(), dv = numbersThere(),
         dalpha = ratesThere(), dbeta = ratesThere(), entering = take(1, 0);
    launch(K * L / GROUP, n * GROUP, [=] {
      chunked::chunkedBackward(seeds, s, q, k, alpha, beta, surprises, errors, up, dq, dk, dv, dalpha,
                               dbeta, entering, 0, K, K, n, GROUP, T, T, L);
    });
    say("rememberBackward, linear");
  }
  {
    View q = numbersThere(), k = numbersThere(), v = numbersThere(), logs = ratesThere(),
         o = numbersThere();
    launch(each(rates), 128, [=] { attention::attend(seeds, q, k, v, logs, o, K, T, L); });
    say("attend");
  }
  {
    View q = numbersThere(), k = numbersThere(), v = numbersThere(), logs = ratesThere(),
         up = numbersThere(), dots = ratesThere(), dq = numbersThere(), dk = numbersThere(),
         dv = numbersThere();
    launch(each(rates), 128, [=] {
      attention::attendBackwardQueries(seeds, q, k, v, logs, up, dots, dq, K, T, L);
    });
    launch(each(rates), 128, [=] {
      attention::attendBackwardKeys(seeds, q, k, v, logs, up, dots, dk, dv, K, T, L);
    });
    say("attendBackward");
  }
}
