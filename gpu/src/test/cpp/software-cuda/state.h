// What the parts of the software driver share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "software.h"

namespace software {

// Result codes of the driver that are used here.
enum Result {
  SUCCESS = 0,
  INVALID_VALUE = 1,
  OUT_OF_MEMORY = 2,
  NO_DEVICE = 100,
  INVALID_DEVICE = 101,
  INVALID_IMAGE = 200,
  INVALID_CONTEXT = 201,
  INVALID_HANDLE = 400,
  NOT_FOUND = 500,
  ILLEGAL_ADDRESS = 700,
  LAUNCH_OUT_OF_RESOURCES = 701,
  LAUNCH_FAILED = 719,
  NOT_SUPPORTED = 801,
};

// In which order threads and blocks run: 0 forward, 1 reverse, 2 shuffled.
struct Order {
  int mode = 0;
  std::uint64_t seed = 1;
};

// --- memory.cpp: allocations between guard pages.

// The address of `size` fresh bytes filled with NaN, or 0.
std::uintptr_t allocate(std::size_t size);
// Makes an allocation inaccessible for good; false where there is none at the address.
bool release(std::uintptr_t address);
// Whether a range lies within one live allocation.
bool holds(std::uintptr_t address, std::size_t size);
// What lies at an address, in words.
std::string whereIs(std::uintptr_t address);
// Whether the bytes around every live allocation are as they were; if not, says which not.
bool canariesStand(std::string* which);
std::size_t bytesInUse();
// The most there were at once.
std::size_t mostBytesInUse();
// One line for each live allocation.
std::string liveAllocations();
void releaseAll();
void forgetMemory();

// Shared memory of one block: `size` bytes that end at a guard page, filled with NaN.
void* openShared(std::size_t size);
bool sharedStands();
bool inSharedGuard(std::uintptr_t address);

// --- blocks.cpp: threads of a block as fibres.

// Runs all blocks of a launch; SUCCESS, or what went wrong with a message.
Result runGrid(const Kernel& kernel, void* arguments, Dim grid, Dim block, std::size_t shared,
               const Order& order, Runtime* runtime, std::string* message);

}  // namespace software
