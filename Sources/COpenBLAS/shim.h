#pragma once
/* The one function used, declared here: OpenBLAS's own cblas.h and the reference one share a name,
   and the search path decides which of them is found. */
#ifdef __cplusplus
extern "C" {
#endif
void openblas_set_num_threads(int num_threads);
#ifdef __cplusplus
}
#endif
