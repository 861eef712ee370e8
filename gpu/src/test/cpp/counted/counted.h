// A number that counts: what a kernel computes with it, and which numbers of device memory it reads
// and writes. Compiled with -DREAL=Counted a kernel says itself how many bytes and operations it takes.
// A multiplication and an addition are two operations, a function is one; a number that is read twice
// is counted once, as by a cache that holds all.
#pragma once

#include <math.h>
#include <string.h>

#include <barrier>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

struct Dim {
  unsigned x, y, z;
};

inline thread_local Dim threadIdx, blockIdx, blockDim, gridDim;
inline std::barrier<>* allThreads = nullptr;

#define __global__
#define __device__
#define __shared__
#define __launch_bounds__(...)
#define __syncthreads() allThreads->arrive_and_wait()

inline thread_local long computed = 0;

struct Counted {
  float value;

  Counted() = default;
  Counted(float x) : value(x) {}
  Counted(double x) : value(static_cast<float>(x)) {}
  Counted(int x) : value(static_cast<float>(x)) {}
  Counted(const Counted& other) : value(other.value) { other.read(); }

  Counted& operator=(const Counted& other) {
    other.read();
    write();
    value = other.value;
    return *this;
  }
  Counted& operator+=(const Counted& other) { return *this = *this + other; }
  Counted& operator-=(const Counted& other) { return *this = *this - other; }
  Counted& operator*=(const Counted& other) { return *this = *this * other; }

  friend Counted operator+(const Counted& a, const Counted& b) { return made(a, b, a.value + b.value); }
  friend Counted operator-(const Counted& a, const Counted& b) { return made(a, b, a.value - b.value); }
  friend Counted operator*(const Counted& a, const Counted& b) { return made(a, b, a.value * b.value); }
  friend Counted operator/(const Counted& a, const Counted& b) { return made(a, b, a.value / b.value); }
  friend Counted operator-(const Counted& a) { return a.read(), Counted(-a.value); }
  friend bool operator<(const Counted& a, const Counted& b) { return a.read(), b.read(), a.value < b.value; }
  friend bool operator>(const Counted& a, const Counted& b) { return a.read(), b.read(), a.value > b.value; }
  friend bool operator==(const Counted& a, const Counted& b) { return a.read(), b.read(), a.value == b.value; }
  friend bool operator!=(const Counted& a, const Counted& b) { return !(a == b); }

  friend Counted tanh(const Counted& a) { return made(a, a, std::tanh(a.value)); }
  friend Counted exp(const Counted& a) { return made(a, a, std::exp(a.value)); }
  friend Counted log(const Counted& a) { return made(a, a, std::log(a.value)); }
  friend Counted log1p(const Counted& a) { return made(a, a, std::log1p(a.value)); }
  friend Counted sqrt(const Counted& a) { return made(a, a, std::sqrt(a.value)); }
  friend Counted fabs(const Counted& a) { return made(a, a, std::fabs(a.value)); }
  friend Counted frexp(const Counted& a, int* exponent) { return made(a, a, std::frexp(a.value, exponent)); }
  friend Counted ldexp(const Counted& a, int exponent) { return made(a, a, std::ldexp(a.value, exponent)); }

  void read() const;
  void write() const;

 private:
  static Counted made(const Counted& a, const Counted& b, float value) {
    a.read();
    b.read();
    computed++;
    return Counted(value);
  }
};

// Device memory: numbers, and which of them were read and written.
inline std::vector<Counted> memory(std::size_t(1) << 22);
inline std::vector<char> wasRead(memory.size());
inline std::vector<char> wasWritten(memory.size());
inline std::size_t taken = 0;

inline std::ptrdiff_t place(const Counted* number) {
  std::ptrdiff_t at = number - memory.data();
  return at >= 0 && at < static_cast<std::ptrdiff_t>(memory.size()) ? at : -1;
}

inline void Counted::read() const {
  if (place(this) >= 0) wasRead[place(this)] = 1;
}

inline void Counted::write() const {
  if (place(this) >= 0) wasWritten[place(this)] = 1;
}

inline Counted* take(std::size_t count) {
  Counted* from = memory.data() + taken;
  taken += count;
  return from;
}

// Forgets what was counted, memory too.
inline long sum = 0;

inline void forget() {
  sum = 0;
  taken = 0;
  wasRead.assign(memory.size(), 0);
  wasWritten.assign(memory.size(), 0);
}

// Runs the blocks one after another, each with all of its threads at once.
inline void launch(unsigned blocks, unsigned threads, const std::function<void()>& kernel) {
  std::mutex mutex;
  for (unsigned block = 0; block < blocks; block++) {
    std::barrier<> barrier(threads);
    allThreads = &barrier;
    std::vector<std::thread> all;
    for (unsigned thread = 0; thread < threads; thread++) {
      all.emplace_back([&, thread] {
        threadIdx = {thread, 0, 0};
        blockIdx = {block, 0, 0};
        blockDim = {threads, 1, 1};
        gridDim = {blocks, 1, 1};
        computed = 0;
        kernel();
        barrier.arrive_and_drop();
        std::lock_guard<std::mutex> lock(mutex);
        sum += computed;
      });
    }
    for (std::thread& thread : all) thread.join();
  }
}

inline long bytes() {
  long count = 0;
  for (std::size_t i = 0; i < memory.size(); i++) count += wasRead[i] + wasWritten[i];
  return 4 * count;
}
