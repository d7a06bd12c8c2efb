#ifndef CVECTORINSTRUCTIONS_SHIM_H
#define CVECTORINSTRUCTIONS_SHIM_H

typedef double cvector_pair __attribute__((ext_vector_type(2)));

/// Writes two numbers past the caches: the line is not read first, and displaces nothing.
/// `target` is aligned to 16 bytes. To be followed by `cvector_finish_stores` before another thread reads.
static inline void cvector_store_past_caches(double *target, cvector_pair value) {
  __builtin_nontemporal_store(value, (cvector_pair *)target);
}

/// Orders all stores past the caches before the stores that follow.
static inline void cvector_finish_stores(void) {
#if defined(__x86_64__)
  __builtin_ia32_sfence();
#else
  __atomic_thread_fence(__ATOMIC_RELEASE);
#endif
}

/// The square roots of two numbers at once; of one below 0, NaN.
static inline cvector_pair cvector_square_root(cvector_pair value) {
  return __builtin_elementwise_sqrt(value);
}

#endif
