// The software device's libnvrtc.so.12: a CUDA program becomes a shared library, compiled by g++
// behind a header that makes it C++. Dynamic shared memory is the only kind it knows.
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "software.h"

#define API extern "C" __attribute__((visibility("default")))

extern char** environ;

namespace {

enum { SUCCESS = 0, INVALID_PROGRAM = 4, INVALID_OPTION = 5, COMPILATION = 6 };

struct Program {
  std::string source;
  std::string log;
  std::string image;
  std::string text;
};

// What a test asks for: the n-th call of a name fails.
struct Failure {
  std::string call;
  int number = 0;
  int code = 0;
} failure;

std::map<std::string, int> calls;
int programs = 0;  // that were made and not destroyed

int enter(const char* name) {
  int count = ++calls[name];
  return failure.number == count && failure.call == name ? failure.code : SUCCESS;
}

const char* headerFolder() {
  const char* folder = getenv("SOFTWARE_CUDA_HEADERS");
  return folder == nullptr ? SOFTWARE_CUDA_HEADERS : folder;
}

bool isWord(char c) { return isalnum(static_cast<unsigned char>(c)) || c == '_'; }

std::size_t skipSpace(const std::string& s, std::size_t at) {
  while (at < s.size() && isspace(static_cast<unsigned char>(s[at]))) at++;
  return at;
}

// `extern __shared__ T name[];` becomes `T* name = (T*)(what the device gives);`. Any other
// __shared__ is refused: it would be memory that nobody watches.
bool rewriteShared(std::string& s, std::string* log) {
  for (std::size_t at = s.find("__shared__"); at != std::string::npos; at = s.find("__shared__", at)) {
    std::size_t begin = s.rfind("extern", at);
    std::size_t end = s.find(';', at);
    std::size_t bracket = s.find('[', at);
    if (begin == std::string::npos || skipSpace(s, begin + 6) != at || end == std::string::npos ||
        bracket == std::string::npos || skipSpace(s, bracket + 1) != s.find(']', bracket)) {
      *log += "software device: only `extern __shared__ T name[];` is supported\n";
      return false;
    }
    std::string declared = s.substr(at + 10, bracket - at - 10);
    std::size_t last = declared.find_last_not_of(" \n\t");
    std::size_t from = last;
    while (from > 0 && isWord(declared[from - 1])) from--;
    std::string type = declared.substr(0, from);
    std::string name = declared.substr(from, last - from + 1);
    s.replace(begin, end - begin,
              type + "* " + name + " = static_cast<" + type + "*>(softwareRuntime->shared())");
    at = begin;
  }
  return true;
}

struct Found {
  std::string name;
  std::string bound;
};

std::vector<Found> kernels(const std::string& s) {
  std::vector<Found> all;
  static const std::string GLOBAL = "__global__";
  for (std::size_t at = s.find(GLOBAL); at != std::string::npos; at = s.find(GLOBAL, at)) {
    at = skipSpace(s, at + GLOBAL.size());
    if (s.compare(at, 4, "void") != 0) continue;
    at = skipSpace(s, at + 4);
    Found found{"", "1024"};
    static const std::string BOUNDS = "__launch_bounds__(";
    if (s.compare(at, BOUNDS.size(), BOUNDS) == 0) {
      std::size_t close = s.find(')', at);
      std::size_t end = s.find_first_of(",)", at + BOUNDS.size());  // threads, then blocks
      found.bound = s.substr(at + BOUNDS.size(), end - at - BOUNDS.size());
      at = skipSpace(s, close + 1);
    }
    std::size_t end = at;
    while (end < s.size() && isWord(s[end])) end++;
    found.name = s.substr(at, end - at);
    all.push_back(found);
    at = end;
  }
  return all;
}

std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

int run(std::vector<std::string> words, const std::string& output) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 2, output.c_str(), 0x241 /* create, write, empty */, 0600);
  pid_t child;
  int failed = posix_spawnp(&child, words[0].c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return failed;
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

API int nvrtcVersion(int* major, int* minor) {
  if (int code = enter("nvrtcVersion")) return code;
  *major = 12;
  *minor = 6;
  return SUCCESS;
}

API const char* nvrtcGetErrorString(int code) {
  return code == COMPILATION ? "NVRTC_ERROR_COMPILATION" : code == 0 ? "NVRTC_SUCCESS" : "NVRTC_ERROR";
}

API int nvrtcGetNumSupportedArchs(int* count) {
  if (int code = enter("nvrtcGetNumSupportedArchs")) return code;
  *count = 3;
  return SUCCESS;
}

API int nvrtcGetSupportedArchs(int* archs) {
  if (int code = enter("nvrtcGetSupportedArchs")) return code;
  archs[0] = 80;
  archs[1] = 90;
  archs[2] = 100;
  return SUCCESS;
}

API int nvrtcCreateProgram(Program** program, const char* source, const char*, int headers,
                           const char* const*, const char* const*) {
  if (int code = enter("nvrtcCreateProgram")) return code;
  if (headers != 0) return INVALID_OPTION;
  *program = new Program{source, "", "", ""};
  programs++;
  return SUCCESS;
}

API int nvrtcDestroyProgram(Program** program) {
  if (int code = enter("nvrtcDestroyProgram")) return code;
  delete *program;
  *program = nullptr;
  programs--;
  return SUCCESS;
}

API int nvrtcCompileProgram(Program* program, int count, const char* const* options) {
  if (int code = enter("nvrtcCompileProgram")) return code;
  std::string source = program->source;
  if (!rewriteShared(source, &program->log)) return COMPILATION;
  char folder[] = "/tmp/software-cuda-XXXXXX";
  if (mkdtemp(folder) == nullptr) return INVALID_PROGRAM;
  std::string base = folder;
  std::ofstream out(base + "/program.cpp");
  out << "#include \"kernel.h\"\n#line 1 \"program.cu\"\n" << source << "\n";
  for (const Found& kernel : kernels(source)) {
    out << "SOFTWARE_KERNEL(" << kernel.name << ", (" << kernel.bound << "))\n";
  }
  out.close();
  std::vector<std::string> words = {"g++", "-std=c++17", "-O1", "-ffp-contract=off", "-shared",
                                    "-fPIC", "-Wl,-Bsymbolic", "-I", headerFolder()};
  for (int i = 0; i < count; i++) {
    if (std::strncmp(options[i], "-D", 2) == 0) words.push_back(options[i]);
  }
  words.insert(words.end(), {"-o", base + "/program.so", base + "/program.cpp"});
  int status = run(words, base + "/log");
  program->log += slurp(base + "/log");
  std::string library = slurp(base + "/program.so");
  for (const char* name : {"/program.cpp", "/program.so", "/log"}) unlink((base + name).c_str());
  rmdir(folder);
  if (status != 0) return COMPILATION;
  software::Image image;
  std::memcpy(image.magic, software::MAGIC, sizeof image.magic);
  image.length = library.size();
  program->image = std::string(reinterpret_cast<const char*>(&image), sizeof image) + library;
  std::ostringstream text;
  text << "// software device ";
  for (unsigned char c : program->image) text << "0123456789abcdef"[c >> 4] << "0123456789abcdef"[c & 15];
  text << "\n";
  program->text = text.str();
  return SUCCESS;
}

API int nvrtcGetProgramLogSize(Program* program, std::size_t* size) {
  if (int code = enter("nvrtcGetProgramLogSize")) return code;
  *size = program->log.size() + 1;
  return SUCCESS;
}

API int nvrtcGetProgramLog(Program* program, char* log) {
  if (int code = enter("nvrtcGetProgramLog")) return code;
  std::memcpy(log, program->log.c_str(), program->log.size() + 1);
  return SUCCESS;
}

API int nvrtcGetCUBINSize(Program* program, std::size_t* size) {
  if (int code = enter("nvrtcGetCUBINSize")) return code;
  *size = program->image.size();
  return SUCCESS;
}

API int nvrtcGetCUBIN(Program* program, char* image) {
  if (int code = enter("nvrtcGetCUBIN")) return code;
  std::memcpy(image, program->image.data(), program->image.size());
  return SUCCESS;
}

API int nvrtcGetPTXSize(Program* program, std::size_t* size) {
  if (int code = enter("nvrtcGetPTXSize")) return code;
  *size = program->text.size() + 1;
  return SUCCESS;
}

API int nvrtcGetPTX(Program* program, char* text) {
  if (int code = enter("nvrtcGetPTX")) return code;
  std::memcpy(text, program->text.c_str(), program->text.size() + 1);
  return SUCCESS;
}

// --- What tests say to the compiler and ask of it. Tests ask from one thread.

API void softwareCompilerReset() {
  failure = {};
  calls.clear();
  programs = 0;
}

API void softwareCompilerFail(const char* call, int number, int code) {
  failure = {call, number, code};
}

// The names of the calls that were made, one a line.
API int softwareCompilerCallNames(char* to, int room) {
  std::string text;
  for (const auto& [name, count] : calls) text += name + " " + std::to_string(count) + "\n";
  return std::snprintf(to, room, "%s", text.c_str());
}

API int softwareCompilerPrograms(char* to, int room) {
  return std::snprintf(to, room, "%d", programs);
}
