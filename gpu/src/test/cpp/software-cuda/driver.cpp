// The software device as libcuda.so.1: the calls of the driver that the product makes, held to what
// the driver's documentation asks. All others answer 801, not supported (stubs.inc).
//
// Work is done at once, or, when asked to be lazy, not before somebody waits for it. After a kernel
// has gone wrong every call answers with its error until the context is destroyed, as on a device.
#include <dlfcn.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <set>
#include <sstream>
#include <vector>

#include "state.h"

#define API extern "C" __attribute__((visibility("default")))

using namespace software;

namespace {

struct Module {
  void* library;
  int file;  // open as long as the module: its number is the library's name
  std::set<Kernel*> kernels;
};

struct Stream {
  bool independent;  // of the null stream
  std::list<std::function<void()>> pending;
};

struct Event {
  bool recorded = false;
  double microseconds = 0;
};

struct Failure {
  std::string call;
  int number = 0;  // which call of that name fails, from 1; 0: none
  int code = 0;
  bool late = false;  // the call succeeds, and the work that it starts fails
};

struct Device {
  // What a test sets.
  int devices = 1;
  int version = 12060;
  std::size_t memory = std::size_t(4) << 30;
  Order order;
  bool lazy = false;
  bool careful = false;  // looks beside allocations after every kernel, not only where waited
  int capability = 90;
  Failure failure;

  // What there is.
  std::set<void*> contexts;
  std::set<Module*> modules;
  std::set<Stream*> streams;
  std::set<Event*> events;
  Stream null{false, {}};
  Result error = SUCCESS;
  bool failed = false;  // a failure that was asked for has happened
  int doomed = SUCCESS;  // how the work that is started next will fail
  std::string left;      // what contexts still held when they were destroyed
  std::string report;
  std::map<std::string, int> calls;
  Runtime runtime{};
};

std::mutex mutex;

Device& device() {
  static Device one;
  return one;
}

thread_local void* currentContext = nullptr;

void say(const std::string& line) { device().report += line + "\n"; }

double now() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e6 + time.tv_nsec * 1e-3;
}

// Counts a call and tells whether it is one that must fail.
int enter(const char* name) {
  Device& d = device();
  int count = ++d.calls[name];
  if (d.failure.number == count && d.failure.call == name) {
    d.failed = true;
    if (!d.failure.late) return d.failure.code;
    d.doomed = d.failure.code;
  }
  return SUCCESS;
}

// For calls that need a context, and fail after a kernel has gone wrong.
int enterContext(const char* name) {
  int code = enter(name);
  if (code == SUCCESS && (currentContext == nullptr || device().contexts.count(currentContext) == 0)) {
    return INVALID_CONTEXT;
  }
  return code == SUCCESS ? static_cast<int>(device().error) : code;
}

void lookBeside(const std::string& where) {
  std::string which;
  if (device().error == SUCCESS && !canariesStand(&which)) {
    device().error = ILLEGAL_ADDRESS;
    say(where + ": " + which);
  }
}

void drain(Stream& stream) {
  while (!stream.pending.empty()) {
    auto work = std::move(stream.pending.front());
    stream.pending.pop_front();
    work();
  }
}

void drainAll() {
  drain(device().null);
  for (Stream* stream : device().streams) {
    drain(*stream);
  }
  lookBeside("after waiting");
}

// Before a call on the null stream: streams that depend on it come first.
void drainDependent() {
  drain(device().null);
  for (Stream* stream : device().streams) {
    if (!stream->independent) {
      drain(*stream);
    }
  }
}

int enqueue(void* handle, std::function<void()> work) {
  Device& d = device();
  Stream* stream = handle == nullptr ? &d.null : static_cast<Stream*>(handle);
  if (handle != nullptr && d.streams.count(stream) == 0) {
    return INVALID_HANDLE;
  }
  if (d.doomed != SUCCESS) {
    Result fate = static_cast<Result>(d.doomed);
    d.doomed = SUCCESS;
    work = [work, fate] {
      work();
      device().error = fate;
    };
    if (!d.lazy) {
      work();
      return SUCCESS;
    }
  }
  if (d.lazy) {
    stream->pending.push_back(std::move(work));
    return SUCCESS;
  }
  work();
  return d.error;
}

void drop(Module* module) {
  dlclose(module->library);
  close(module->file);
  delete module;
}

void dropAll() {
  Device& d = device();
  for (Module* module : d.modules) drop(module);
  for (Stream* stream : d.streams) delete stream;
  for (Event* event : d.events) delete event;
  d.modules.clear();
  d.streams.clear();
  d.events.clear();
}

// What there is on the device, one line each.
std::string held() {
  Device& d = device();
  std::string text = liveAllocations();
  for (std::size_t i = 0; i < d.modules.size(); i++) text += "a module\n";
  for (std::size_t i = 0; i < d.streams.size(); i++) text += "a stream\n";
  for (std::size_t i = 0; i < d.events.size(); i++) text += "an event\n";
  return text;
}

int outside(const char* call, std::uintptr_t address, std::size_t size) {
  std::ostringstream text;
  text << call << ": " << size << " bytes from " << whereIs(address);
  say(text.str());
  return INVALID_VALUE;
}

}  // namespace

#define GUARD(entered)                       \
  std::lock_guard<std::mutex> lock(mutex);   \
  int code = (entered);                      \
  if (code != SUCCESS) return code

// --- The device.

API int cuInit(unsigned) {
  GUARD(enter("cuInit"));
  return device().devices == 0 ? NO_DEVICE : SUCCESS;
}

API int cuDriverGetVersion(int* version) {
  GUARD(enter("cuDriverGetVersion"));
  *version = device().version;
  return SUCCESS;
}

API int cuDeviceGetCount(int* count) {
  GUARD(enter("cuDeviceGetCount"));
  *count = device().devices;
  return SUCCESS;
}

API int cuDeviceGet(int* handle, int ordinal) {
  GUARD(enter("cuDeviceGet"));
  if (ordinal < 0 || ordinal >= device().devices) return INVALID_DEVICE;
  *handle = ordinal;
  return SUCCESS;
}

API int cuDeviceGetName(char* name, int length, int) {
  GUARD(enter("cuDeviceGetName"));
  std::snprintf(name, length, "software device");
  return SUCCESS;
}

API int cuDeviceGetAttribute(int* value, int attribute, int) {
  GUARD(enter("cuDeviceGetAttribute"));
  switch (attribute) {
    case 8: *value = 48 * 1024; break;    // shared memory per block
    case 16: *value = 1; break;           // multiprocessors
    case 75: *value = device().capability / 10; break;  // compute capability
    case 76: *value = device().capability % 10; break;
    case 97: *value = 224 * 1024; break;  // shared memory per block, when asked for
    default: *value = 0;
  }
  return SUCCESS;
}

API int cuDeviceTotalMem_v2(std::size_t* bytes, int) {
  GUARD(enter("cuDeviceTotalMem"));
  *bytes = device().memory;
  return SUCCESS;
}

API int cuCtxCreate_v2(void** context, unsigned, int) {
  GUARD(enter("cuCtxCreate"));
  *context = new char;
  device().contexts.insert(*context);
  currentContext = *context;
  return SUCCESS;
}

API int cuCtxSetCurrent(void* context) {
  GUARD(enter("cuCtxSetCurrent"));
  if (context != nullptr && device().contexts.count(context) == 0) return INVALID_CONTEXT;
  currentContext = context;
  return SUCCESS;
}

API int cuCtxDestroy_v2(void* context) {
  GUARD(enter("cuCtxDestroy"));
  Device& d = device();
  if (d.contexts.count(context) == 0) return INVALID_CONTEXT;
  drainAll();
  // What a context holds goes with it. That is what a program in trouble relies on; in peace it
  // must have given everything back itself, and what it did not is left to be seen as a leak.
  if (d.failed || d.error != SUCCESS) {
    d.left += held();
    dropAll();
    releaseAll();
  }
  d.contexts.erase(context);
  delete static_cast<char*>(context);
  if (currentContext == context) currentContext = nullptr;
  d.error = SUCCESS;
  return SUCCESS;
}

API int cuCtxSynchronize() {
  GUARD(enterContext("cuCtxSynchronize"));
  drainAll();
  return device().error;
}

// --- Programs.

API int cuModuleLoadData(void** handle, const void* data) {
  GUARD(enterContext("cuModuleLoadData"));
  const Image* image = static_cast<const Image*>(data);
  std::vector<char> fromText;
  static const char TEXT[] = "// software device ";
  if (std::memcmp(data, TEXT, sizeof TEXT - 1) == 0) {
    // The textual form: the bytes as hexadecimal digits.
    for (const char* p = static_cast<const char*>(data) + sizeof TEXT - 1; *p > ' '; p += 2) {
      auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
      fromText.push_back(static_cast<char>(digit(p[0]) * 16 + digit(p[1])));
    }
    image = reinterpret_cast<const Image*>(fromText.data());
  }
  if (std::memcmp(image->magic, MAGIC, sizeof MAGIC) != 0) return INVALID_IMAGE;
  int file = memfd_create("kernels", MFD_CLOEXEC);
  const char* bytes = reinterpret_cast<const char*>(image + 1);
  for (unsigned long long at = 0; at < image->length;) {
    ssize_t wrote = write(file, bytes + at, image->length - at);
    if (wrote <= 0) return OUT_OF_MEMORY;
    at += wrote;
  }
  std::string path = "/proc/" + std::to_string(getpid()) + "/fd/" + std::to_string(file);
  void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    say(std::string("cuModuleLoadData: ") + dlerror());
    close(file);
    return INVALID_IMAGE;
  }
  auto attach = reinterpret_cast<void (*)(Runtime*)>(dlsym(library, "softwareAttach"));
  attach(&device().runtime);
  Module* module = new Module{library, file, {}};
  device().modules.insert(module);
  *handle = module;
  return SUCCESS;
}

API int cuModuleUnload(void* handle) {
  GUARD(enterContext("cuModuleUnload"));
  Module* module = static_cast<Module*>(handle);
  if (device().modules.erase(module) == 0) return INVALID_HANDLE;
  drainAll();
  drop(module);
  return SUCCESS;
}

API int cuModuleGetFunction(void** function, void* handle, const char* name) {
  GUARD(enterContext("cuModuleGetFunction"));
  Module* module = static_cast<Module*>(handle);
  if (device().modules.count(module) == 0) return INVALID_HANDLE;
  Kernel* kernel =
      static_cast<Kernel*>(dlsym(module->library, (std::string("softwareKernel_") + name).c_str()));
  if (kernel == nullptr) return NOT_FOUND;
  module->kernels.insert(kernel);
  *function = kernel;
  return SUCCESS;
}

API int cuFuncSetAttribute(void* function, int, int) {
  GUARD(enterContext("cuFuncSetAttribute"));
  return function == nullptr ? INVALID_HANDLE : SUCCESS;
}

API int cuLaunchKernel(void* function, unsigned gx, unsigned gy, unsigned gz, unsigned bx,
                       unsigned by, unsigned bz, unsigned shared, void* stream, void** arguments,
                       void**) {
  GUARD(enterContext("cuLaunchKernel"));
  Kernel* kernel = static_cast<Kernel*>(function);
  bool known = false;
  for (Module* module : device().modules) known = known || module->kernels.count(kernel) > 0;
  if (!known) return INVALID_HANDLE;
  std::size_t threads = std::size_t(bx) * by * bz;
  std::size_t blocks = std::size_t(gx) * gy * gz;
  if (threads == 0 || blocks == 0 || gy > 65535 || gz > 65535 || bx > 1024 || by > 1024 || bz > 64) {
    return INVALID_VALUE;
  }
  if (threads > static_cast<std::size_t>(kernel->bound) || shared > 224 * 1024) {
    std::ostringstream text;
    text << "cuLaunchKernel: " << kernel->name << " with " << threads << " threads and " << shared
         << " bytes of shared memory; its bound is " << kernel->bound << " threads";
    say(text.str());
    return threads > static_cast<std::size_t>(kernel->bound) ? LAUNCH_OUT_OF_RESOURCES : INVALID_VALUE;
  }
  void* captured = kernel->capture(arguments);
  return enqueue(stream, [=] {
    Device& d = device();
    if (d.error == SUCCESS) {
      std::string message;
      d.error = runGrid(*kernel, captured, {gx, gy, gz}, {bx, by, bz}, shared, d.order, &d.runtime,
                        &message);
      if (d.error != SUCCESS) {
        say(message);
      } else if (d.careful) {
        lookBeside(std::string("kernel ") + kernel->name);
      }
    }
    kernel->release(captured);
  });
}

// --- Memory.

API int cuMemAlloc_v2(std::uintptr_t* address, std::size_t size) {
  GUARD(enterContext("cuMemAlloc"));
  if (size == 0) return INVALID_VALUE;
  if (bytesInUse() + size > device().memory) return OUT_OF_MEMORY;
  *address = allocate(size);
  return *address == 0 ? OUT_OF_MEMORY : SUCCESS;
}

API int cuMemFree_v2(std::uintptr_t address) {
  GUARD(enterContext("cuMemFree"));
  drainAll();
  if (!release(address)) {
    say("cuMemFree: " + whereIs(address));
    return INVALID_VALUE;
  }
  return device().error;
}

API int cuMemGetInfo_v2(std::size_t* available, std::size_t* total) {
  GUARD(enterContext("cuMemGetInfo"));
  *available = device().memory - bytesInUse();
  *total = device().memory;
  return SUCCESS;
}

API int cuMemcpyHtoD_v2(std::uintptr_t to, const void* from, std::size_t size) {
  GUARD(enterContext("cuMemcpyHtoD"));
  if (!holds(to, size)) return outside("cuMemcpyHtoD", to, size);
  drainDependent();
  std::memcpy(reinterpret_cast<void*>(to), from, size);
  return device().error;
}

API int cuMemcpyDtoH_v2(void* to, std::uintptr_t from, std::size_t size) {
  GUARD(enterContext("cuMemcpyDtoH"));
  if (!holds(from, size)) return outside("cuMemcpyDtoH", from, size);
  drainDependent();
  if (device().error == SUCCESS) std::memcpy(to, reinterpret_cast<void*>(from), size);
  return device().error;
}

API int cuMemcpyDtoDAsync_v2(std::uintptr_t to, std::uintptr_t from, std::size_t size, void* stream) {
  GUARD(enterContext("cuMemcpyDtoDAsync"));
  if (!holds(to, size)) return outside("cuMemcpyDtoDAsync", to, size);
  if (!holds(from, size)) return outside("cuMemcpyDtoDAsync", from, size);
  return enqueue(stream, [=] {
    std::memcpy(reinterpret_cast<void*>(to), reinterpret_cast<void*>(from), size);
  });
}

API int cuMemsetD8Async(std::uintptr_t to, unsigned char value, std::size_t size, void* stream) {
  GUARD(enterContext("cuMemsetD8Async"));
  if (!holds(to, size)) return outside("cuMemsetD8Async", to, size);
  return enqueue(stream, [=] { std::memset(reinterpret_cast<void*>(to), value, size); });
}

// --- Streams and events.

API int cuStreamCreate(void** handle, unsigned flags) {
  GUARD(enterContext("cuStreamCreate"));
  Stream* stream = new Stream{(flags & 1) != 0, {}};
  device().streams.insert(stream);
  *handle = stream;
  return SUCCESS;
}

API int cuStreamSynchronize(void* handle) {
  GUARD(enterContext("cuStreamSynchronize"));
  Stream* stream = static_cast<Stream*>(handle);
  if (stream != nullptr && device().streams.count(stream) == 0) return INVALID_HANDLE;
  if (stream == nullptr) {
    drainDependent();
  } else {
    drain(*stream);
  }
  lookBeside("after waiting for a stream");
  return device().error;
}

API int cuStreamDestroy_v2(void* handle) {
  GUARD(enterContext("cuStreamDestroy"));
  Stream* stream = static_cast<Stream*>(handle);
  if (device().streams.count(stream) == 0) return INVALID_HANDLE;
  drain(*stream);
  device().streams.erase(stream);
  delete stream;
  return device().error;
}

API int cuEventCreate(void** handle, unsigned) {
  GUARD(enterContext("cuEventCreate"));
  Event* event = new Event;
  device().events.insert(event);
  *handle = event;
  return SUCCESS;
}

API int cuEventRecord(void* handle, void* stream) {
  GUARD(enterContext("cuEventRecord"));
  Event* event = static_cast<Event*>(handle);
  if (device().events.count(event) == 0) return INVALID_HANDLE;
  return enqueue(stream, [=] {
    event->recorded = true;
    event->microseconds = now();
  });
}

API int cuEventSynchronize(void* handle) {
  GUARD(enterContext("cuEventSynchronize"));
  if (device().events.count(static_cast<Event*>(handle)) == 0) return INVALID_HANDLE;
  drainAll();
  return device().error;
}

API int cuEventElapsedTime(float* milliseconds, void* from, void* to) {
  GUARD(enterContext("cuEventElapsedTime"));
  Event* first = static_cast<Event*>(from);
  Event* last = static_cast<Event*>(to);
  if (device().events.count(first) == 0 || device().events.count(last) == 0) return INVALID_HANDLE;
  if (!first->recorded || !last->recorded) return 600;  // not ready
  *milliseconds = static_cast<float>((last->microseconds - first->microseconds) * 1e-3);
  return SUCCESS;
}

API int cuEventDestroy_v2(void* handle) {
  GUARD(enterContext("cuEventDestroy"));
  Event* event = static_cast<Event*>(handle);
  if (device().events.erase(event) == 0) return INVALID_HANDLE;
  delete event;
  return SUCCESS;
}

// --- Names of errors.

API int cuGetErrorName(int error, const char** name) {
  static const std::map<int, const char*> names = {
      {0, "CUDA_SUCCESS"}, {1, "CUDA_ERROR_INVALID_VALUE"}, {2, "CUDA_ERROR_OUT_OF_MEMORY"},
      {100, "CUDA_ERROR_NO_DEVICE"}, {101, "CUDA_ERROR_INVALID_DEVICE"},
      {200, "CUDA_ERROR_INVALID_IMAGE"}, {201, "CUDA_ERROR_INVALID_CONTEXT"},
      {400, "CUDA_ERROR_INVALID_HANDLE"}, {500, "CUDA_ERROR_NOT_FOUND"},
      {700, "CUDA_ERROR_ILLEGAL_ADDRESS"}, {701, "CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES"},
      {719, "CUDA_ERROR_LAUNCH_FAILED"}, {801, "CUDA_ERROR_NOT_SUPPORTED"},
      {999, "CUDA_ERROR_UNKNOWN"}};
  auto found = names.find(error);
  *name = found == names.end() ? nullptr : found->second;
  return found == names.end() ? INVALID_VALUE : SUCCESS;
}

API int cuGetErrorString(int error, const char** text) { return cuGetErrorName(error, text); }

// --- What tests say to the device and ask of it.

API void softwareReset() {
  std::lock_guard<std::mutex> lock(mutex);
  Device& d = device();
  dropAll();
  for (void* context : d.contexts) delete static_cast<char*>(context);
  d = Device();
  forgetMemory();
}

API void softwareSet(const char* what, long long value) {
  std::lock_guard<std::mutex> lock(mutex);
  Device& d = device();
  std::string name = what;
  if (name == "devices") d.devices = static_cast<int>(value);
  if (name == "version") d.version = static_cast<int>(value);
  if (name == "capability") d.capability = static_cast<int>(value);
  if (name == "memory") d.memory = static_cast<std::size_t>(value);
  if (name == "order") d.order.mode = static_cast<int>(value);
  if (name == "seed") d.order.seed = static_cast<std::uint64_t>(value);
  if (name == "lazy") d.lazy = value != 0;
  if (name == "careful") d.careful = value != 0;
}

API void softwareFail(const char* call, int number, int code, int late) {
  std::lock_guard<std::mutex> lock(mutex);
  device().failure = {call, number, code, late != 0};
}

static int answer(const std::string& text, char* to, int room) {
  std::snprintf(to, room, "%s", text.c_str());
  return static_cast<int>(text.size());
}

// The names of the calls that were made, one a line.
API int softwareCallNames(char* to, int room) {
  std::lock_guard<std::mutex> lock(mutex);
  std::string text;
  for (const auto& [name, count] : device().calls) text += name + " " + std::to_string(count) + "\n";
  return answer(text, to, room);
}

API int softwareReport(char* to, int room) {
  std::lock_guard<std::mutex> lock(mutex);
  return answer(device().report, to, room);
}

// What was taken and not given back.
API int softwareLive(char* to, int room) {
  std::lock_guard<std::mutex> lock(mutex);
  std::string text = held();
  for (std::size_t i = 0; i < device().contexts.size(); i++) text += "a context\n";
  return answer(text, to, room);
}

// The most bytes that were taken at once.
API int softwareMost(char* to, int room) {
  std::lock_guard<std::mutex> lock(mutex);
  return answer(std::to_string(mostBytesInUse()), to, room);
}

// What contexts still held when they were destroyed in trouble: the driver took it back with them.
API int softwareLeft(char* to, int room) {
  std::lock_guard<std::mutex> lock(mutex);
  return answer(device().left, to, room);
}

#define STUB(name) \
  API int name() { return NOT_SUPPORTED; }
#include "stubs.inc"
