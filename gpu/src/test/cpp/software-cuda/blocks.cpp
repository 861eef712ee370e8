// Blocks and threads of the software device. A block runs its threads one at a time, each on a
// stack of its own, from one barrier to the next: in the order asked for, so that a kernel whose
// result depends on the order (for want of a barrier, say) is seen.
#include <setjmp.h>
#include <signal.h>
#include <sys/mman.h>

#include <algorithm>
#include <numeric>
#include <sstream>
#include <vector>

#include "state.h"

// Saves the registers that a call must keep and goes on with another stack (System V, x86-64).
extern "C" void softwareSwitch(void** from, void* to);
asm(R"(
.text
.globl softwareSwitch
.type softwareSwitch, @function
softwareSwitch:
  pushq %rbp
  pushq %rbx
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  movq %rsp, (%rdi)
  movq %rsi, %rsp
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %rbx
  popq %rbp
  ret
.size softwareSwitch, .-softwareSwitch
)");

namespace software {
namespace {

constexpr std::size_t STACK = 64 * 1024;
enum class State { FRESH, WAITING, DONE };

struct Fibre {
  void* stack = nullptr;
  void* pointer = nullptr;
  State state = State::FRESH;
  int line = 0;
};

const Kernel* kernel;
void* arguments;
Runtime* runtime;
void* sharedMemory;
std::vector<Fibre> fibres;
void* scheduler;
Fibre* current;

// What a fault leaves behind.
sigjmp_buf escape;
volatile sig_atomic_t running = 0;
pthread_t runner;
std::uintptr_t faultAddress;
struct sigaction before[2];

void barrier(int line) {
  current->state = State::WAITING;
  current->line = line;
  softwareSwitch(&current->pointer, scheduler);
}

void* shared() { return sharedMemory; }

extern "C" void softwareThread() {
  kernel->run(arguments);
  current->state = State::DONE;
  softwareSwitch(&current->pointer, scheduler);
  __builtin_trap();
}

void begin(Fibre& fibre) {
  if (fibre.stack == nullptr) {
    fibre.stack = mmap(nullptr, STACK, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  }
  void** top = reinterpret_cast<void**>(static_cast<char*>(fibre.stack) + STACK);
  *--top = nullptr;  // so that the stack is aligned as after a call
  *--top = reinterpret_cast<void*>(&softwareThread);
  for (int i = 0; i < 6; i++) {
    *--top = nullptr;
  }
  fibre.pointer = top;
  fibre.state = State::FRESH;
}

void onFault(int signal, siginfo_t* info, void* context) {
  if (running && pthread_equal(pthread_self(), runner)) {
    faultAddress = reinterpret_cast<std::uintptr_t>(info->si_addr);
    siglongjmp(escape, 1);
  }
  // Another thread's: the virtual machine uses the signal for itself.
  const struct sigaction& other = before[signal == SIGBUS ? 1 : 0];
  if (other.sa_flags & SA_SIGINFO) {
    other.sa_sigaction(signal, info, context);
  } else if (other.sa_handler != SIG_DFL && other.sa_handler != SIG_IGN) {
    other.sa_handler(signal);
  } else {
    ::signal(signal, SIG_DFL);
  }
}

std::uint64_t mix(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9E3779B97F4A7C15ull);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}

void arrange(std::vector<int>& order, int count, int mode, std::uint64_t& seed) {
  order.resize(count);
  std::iota(order.begin(), order.end(), 0);
  if (mode == 1) {
    std::reverse(order.begin(), order.end());
  } else if (mode == 2) {
    for (int i = count - 1; i > 0; i--) {
      std::swap(order[i], order[mix(seed) % (i + 1)]);
    }
  }
}

Dim unfold(int number, Dim size) {
  return {number % size.x, number / size.x % size.y, number / size.x / size.y};
}

std::string place() {
  std::ostringstream text;
  text << "kernel " << kernel->name << ", block (" << runtime->block.x << ", " << runtime->block.y
       << ", " << runtime->block.z << ")";
  return text.str();
}

bool runBlock(const std::vector<int>& order, Dim block, std::string* message) {
  int count = static_cast<int>(order.size());
  int waiting = count;
  bool first = true;
  while (waiting > 0) {
    int ended = -1;
    int waits = -1;
    int next = 0;
    for (int place : order) {
      // A thread that meets no barrier leaves its stack to the next.
      Fibre& fibre = first ? fibres[next] : fibres[place];
      if (first) {
        begin(fibre);
      } else if (fibre.state == State::DONE) {
        continue;
      }
      current = &fibre;
      runtime->thread = unfold(place, block);
      softwareSwitch(&scheduler, fibre.pointer);
      if (first && fibre.state == State::WAITING) {
        next++;
      }
      if (fibre.state == State::DONE) {
        ended = place;
        waiting--;
      } else {
        waits = place;
      }
    }
    if (first && waits >= 0 && ended < 0) {
      // All wait: fibre i belongs to the i-th thread of the order; sort them by thread.
      std::vector<Fibre> sorted(fibres);
      for (int i = 0; i < count; i++) {
        sorted[order[i]] = fibres[i];
      }
      fibres.swap(sorted);
    }
    if (waits >= 0 && ended >= 0) {
      std::ostringstream text;
      text << place() << ": divergent barrier: thread " << waits << " waits while thread " << ended
           << " has ended";
      *message = text.str();
      return false;
    }
    for (int i = 1; waits >= 0 && i < count; i++) {
      if (fibres[i].line != fibres[0].line) {
        std::ostringstream text;
        text << place() << ": divergent barrier: thread 0 waits at line " << fibres[0].line
             << ", thread " << i << " at line " << fibres[i].line;
        *message = text.str();
        return false;
      }
    }
    first = false;
  }
  return true;
}

}  // namespace

Result runGrid(const Kernel& which, void* captured, Dim grid, Dim block, std::size_t sharedSize,
               const Order& order, Runtime* state, std::string* message) {
  kernel = &which;
  arguments = captured;
  runtime = state;
  runtime->gridDim = grid;
  runtime->blockDim = block;
  runtime->barrier = barrier;
  runtime->shared = shared;
  int threads = static_cast<int>(block.x * block.y * block.z);
  int blocks = static_cast<int>(grid.x * grid.y * grid.z);
  if (static_cast<int>(fibres.size()) < threads) {
    fibres.resize(threads);
  }
  std::uint64_t seed = order.seed;
  std::vector<int> blockOrder;
  std::vector<int> threadOrder;
  arrange(blockOrder, blocks, order.mode, seed);
  struct sigaction action = {};
  action.sa_sigaction = onFault;
  action.sa_flags = SA_SIGINFO | SA_NODEFER;
  runner = pthread_self();
  sigaction(SIGSEGV, &action, &before[0]);
  sigaction(SIGBUS, &action, &before[1]);
  volatile Result result = SUCCESS;
  running = 1;
  if (sigsetjmp(escape, 1) == 0) {
    for (int number : blockOrder) {
      runtime->block = unfold(number, grid);
      sharedMemory = openShared(sharedSize);
      arrange(threadOrder, threads, order.mode, seed);
      if (!runBlock(threadOrder, block, message)) {
        result = LAUNCH_FAILED;
        break;
      }
      if (!sharedStands()) {
        *message = place() + ": bytes before the shared memory were overwritten";
        result = ILLEGAL_ADDRESS;
        break;
      }
    }
  } else {
    std::ostringstream text;
    text << place() << ", thread (" << runtime->thread.x << ", " << runtime->thread.y << ", "
         << runtime->thread.z << "): touched " << whereIs(faultAddress);
    *message = text.str();
    result = ILLEGAL_ADDRESS;
  }
  running = 0;
  sigaction(SIGSEGV, &before[0], nullptr);
  sigaction(SIGBUS, &before[1], nullptr);
  return result;
}

}  // namespace software
