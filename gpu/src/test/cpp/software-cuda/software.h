// The software CUDA device: what its driver and its compiled kernels know of each other.
#pragma once

namespace software {

struct Dim {
  unsigned x, y, z;
};

// Where the running thread of a kernel is, and what it may ask for.
struct Runtime {
  Dim thread, block, blockDim, gridDim;
  void (*barrier)(int line);
  void* (*shared)();
};

// What a compiled kernel offers: its arguments are copied when it is launched, as a driver does.
struct Kernel {
  const char* name;
  int bound;  // __launch_bounds__, or 1024
  void* (*capture)(void** arguments);
  void (*run)(void* captured);
  void (*release)(void* captured);
};

// A compiled program begins with this, then come `length` bytes of a shared library.
struct Image {
  char magic[8];
  unsigned long long length;
};

inline constexpr char MAGIC[8] = {'S', 'W', 'C', 'U', 'D', 'A', '0', '1'};

}  // namespace software
