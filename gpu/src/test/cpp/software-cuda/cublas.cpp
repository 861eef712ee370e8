// The software device's libcublas.so.12: the few calls that the product makes, on the memory of the
// software driver, which is the host's. Matrices lie column by column.
#include <cstddef>

#define API extern "C" __attribute__((visibility("default")))

extern "C" int cuStreamSynchronize(void* stream);

namespace {

enum { SUCCESS = 0, NOT_INITIALIZED = 1, INVALID_VALUE = 7, EXECUTION_FAILED = 13 };

struct Handle {
  void* stream;
};

}  // namespace

API int cublasCreate_v2(Handle** handle) {
  *handle = new Handle{nullptr};
  return SUCCESS;
}

API int cublasDestroy_v2(Handle* handle) {
  delete handle;
  return SUCCESS;
}

API int cublasSetStream_v2(Handle* handle, void* stream) {
  if (handle == nullptr) return NOT_INITIALIZED;
  handle->stream = stream;
  return SUCCESS;
}

// C = alpha op(A) op(B) + beta C; C is [m, n], op(A) [m, k], op(B) [k, n].
API int cublasSgemm_v2(Handle* handle, int transa, int transb, int m, int n, int k,
                       const float* alpha, const float* a, int lda, const float* b, int ldb,
                       const float* beta, float* c, int ldc) {
  if (handle == nullptr) return NOT_INITIALIZED;
  if (m < 0 || n < 0 || k < 0 || lda < (transa == 0 ? m : k) || ldb < (transb == 0 ? k : n) || ldc < m) {
    return INVALID_VALUE;
  }
  if (cuStreamSynchronize(handle->stream) != 0) return EXECUTION_FAILED;
  for (int col = 0; col < n; col++) {
    for (int row = 0; row < m; row++) {
      float sum = 0;
      for (int i = 0; i < k; i++) {
        float left = transa == 0 ? a[row + std::size_t(i) * lda] : a[i + std::size_t(row) * lda];
        float right = transb == 0 ? b[i + std::size_t(col) * ldb] : b[col + std::size_t(i) * ldb];
        sum += left * right;
      }
      float& to = c[row + std::size_t(col) * ldc];
      to = *alpha * sum + (*beta == 0 ? 0 : *beta * to);
    }
  }
  return SUCCESS;
}
