// Device memory of the software device. Each allocation has pages of its own: one that cannot be
// touched before it, the bytes, and one that cannot be touched behind it. Where its size is no
// multiple of the alignment, the bytes between its end and the guard page hold a pattern.
#include <sys/mman.h>

#include <cstring>
#include <map>
#include <sstream>

#include "state.h"

namespace software {
namespace {

constexpr std::size_t PAGE = 4096;
constexpr std::size_t ALIGNMENT = 256;
constexpr unsigned char CANARY = 0xA5;
constexpr unsigned char FRESH = 0xFF;  // a NaN in every floating-point format

struct Allocation {
  std::size_t size;
  char* base;          // of the mapping, with its guard pages
  std::size_t mapped;  // bytes of the mapping
  int number;
  bool live;
};

std::map<std::uintptr_t, Allocation> allocations;
std::size_t inUse = 0;
std::size_t most = 0;
int counter = 0;

char* sharedBase = nullptr;
constexpr std::size_t SHARED_MOST = 256 * 1024;
char* sharedBegin = nullptr;

std::size_t roundUp(std::size_t value, std::size_t unit) { return (value + unit - 1) / unit * unit; }

const std::pair<const std::uintptr_t, Allocation>* near(std::uintptr_t address) {
  auto next = allocations.upper_bound(address);
  if (next != allocations.begin()) {
    auto before = std::prev(next);
    const Allocation& a = before->second;
    if (address < reinterpret_cast<std::uintptr_t>(a.base) + a.mapped) {
      return &*before;
    }
  }
  if (next != allocations.end() &&
      address >= reinterpret_cast<std::uintptr_t>(next->second.base)) {
    return &*next;
  }
  return nullptr;
}

bool intact(std::uintptr_t address, const Allocation& a) {
  const char* first = a.base + PAGE;
  const char* begin = reinterpret_cast<const char*>(address);
  const char* last = a.base + a.mapped - PAGE;
  const char* from = begin - first > 256 ? begin - 256 : first;
  for (const char* p = from; p < begin; p++) {
    if (static_cast<unsigned char>(*p) != CANARY) {
      return false;
    }
  }
  for (const char* p = begin + a.size; p < last; p++) {
    if (static_cast<unsigned char>(*p) != CANARY) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::uintptr_t allocate(std::size_t size) {
  std::size_t room = roundUp(size, ALIGNMENT);
  std::size_t pages = roundUp(room, PAGE);
  std::size_t mapped = pages + 2 * PAGE;
  void* found = mmap(nullptr, mapped, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (found == MAP_FAILED) {
    return 0;
  }
  char* base = static_cast<char*>(found);
  mprotect(base + PAGE, pages, PROT_READ | PROT_WRITE);
  char* begin = base + PAGE + pages - room;
  std::memset(base + PAGE, CANARY, pages);
  std::memset(begin, FRESH, size);
  std::uintptr_t address = reinterpret_cast<std::uintptr_t>(begin);
  allocations[address] = {size, base, mapped, ++counter, true};
  inUse += size;
  if (inUse > most) most = inUse;
  return address;
}

bool release(std::uintptr_t address) {
  auto found = allocations.find(address);
  if (found == allocations.end() || !found->second.live) {
    return false;
  }
  Allocation& a = found->second;
  a.live = false;
  inUse -= a.size;
  // The addresses stay taken, so that a later use is seen; the memory goes back.
  madvise(a.base, a.mapped, MADV_DONTNEED);
  mprotect(a.base, a.mapped, PROT_NONE);
  return true;
}

bool holds(std::uintptr_t address, std::size_t size) {
  auto found = near(address);
  return found != nullptr && found->second.live && address >= found->first &&
         address + size <= found->first + found->second.size;
}

std::string whereIs(std::uintptr_t address) {
  std::ostringstream text;
  if (inSharedGuard(address)) {
    text << "just outside the shared memory of the block";
    return text.str();
  }
  auto found = near(address);
  if (found == nullptr) {
    text << "an address that was never allocated";
  } else {
    long long offset = static_cast<long long>(address) - static_cast<long long>(found->first);
    text << "byte " << offset << " of allocation " << found->second.number << ", which has "
         << found->second.size << " bytes" << (found->second.live ? "" : " and was freed");
  }
  return text.str();
}

bool canariesStand(std::string* which) {
  for (const auto& [address, a] : allocations) {
    if (a.live && !intact(address, a)) {
      std::ostringstream text;
      text << "bytes beside allocation " << a.number << " of " << a.size
           << " bytes were overwritten";
      *which = text.str();
      return false;
    }
  }
  return true;
}

std::size_t bytesInUse() { return inUse; }

std::size_t mostBytesInUse() { return most; }

std::string liveAllocations() {
  std::ostringstream text;
  for (const auto& [address, a] : allocations) {
    if (a.live) {
      text << "allocation " << a.number << " of " << a.size << " bytes\n";
    }
  }
  return text.str();
}

void releaseAll() {
  for (const auto& [address, a] : allocations) {
    if (a.live) {
      release(address);
    }
  }
}

void forgetMemory() {
  for (const auto& [address, a] : allocations) {
    munmap(a.base, a.mapped);
  }
  allocations.clear();
  inUse = 0;
  most = 0;
  counter = 0;
}

void* openShared(std::size_t size) {
  if (sharedBase == nullptr) {
    sharedBase = static_cast<char*>(mmap(nullptr, SHARED_MOST + 2 * PAGE, PROT_NONE,
                                         MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    mprotect(sharedBase + PAGE, SHARED_MOST, PROT_READ | PROT_WRITE);
  }
  sharedBegin = sharedBase + PAGE + SHARED_MOST - roundUp(size, 16);
  std::memset(sharedBegin - 256, CANARY, 256);
  std::memset(sharedBegin, FRESH, size);
  std::memset(sharedBegin + size, CANARY, roundUp(size, 16) - size);
  return sharedBegin;
}

bool sharedStands() {
  for (char* p = sharedBegin - 256; p < sharedBegin; p++) {
    if (static_cast<unsigned char>(*p) != CANARY) {
      return false;
    }
  }
  return true;
}

bool inSharedGuard(std::uintptr_t address) {
  std::uintptr_t begin = reinterpret_cast<std::uintptr_t>(sharedBase);
  return sharedBase != nullptr && address >= begin && address < begin + SHARED_MOST + 2 * PAGE;
}

}  // namespace software
