// Makes a CUDA source a C++ source: included before every program that the software device compiles.
#include <math.h>
#include <string.h>

#include <tuple>
#include <utility>

#include "software.h"

static software::Runtime* softwareRuntime;

#define __global__
#define __device__
#define __host__
#define __forceinline__ inline
#define __launch_bounds__(...)
#define threadIdx (softwareRuntime->thread)
#define blockIdx (softwareRuntime->block)
#define blockDim (softwareRuntime->blockDim)
#define gridDim (softwareRuntime->gridDim)
#define __syncthreads() softwareRuntime->barrier(__LINE__)

inline unsigned __float_as_uint(float x) {
  unsigned bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

inline float __uint_as_float(unsigned bits) {
  float x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

extern "C" void softwareAttach(software::Runtime* runtime) { softwareRuntime = runtime; }

namespace software {

// Calls a kernel with arguments copied from the pointers that a launch gives.
template <typename F>
struct Call;

template <typename... A>
struct Call<void(A...)> {
  using Pack = std::tuple<A...>;

  template <std::size_t... I>
  static Pack* copy(void** arguments, std::index_sequence<I...>) {
    return new Pack(*static_cast<A*>(arguments[I])...);
  }

  static void* capture(void** arguments) {
    return copy(arguments, std::index_sequence_for<A...>());
  }

  static void release(void* captured) { delete static_cast<Pack*>(captured); }
};

}  // namespace software

#define SOFTWARE_KERNEL(name, bound)                                             \
  static void softwareRun_##name(void* captured) {                               \
    std::apply(name, *static_cast<software::Call<decltype(name)>::Pack*>(captured)); \
  }                                                                              \
  extern "C" software::Kernel softwareKernel_##name = {                          \
      #name, bound, software::Call<decltype(name)>::capture, softwareRun_##name, \
      software::Call<decltype(name)>::release};
