#pragma once
/* What is used, declared here: OpenBLAS's own cblas.h and the reference one share a name,
   and the search path decides which of them is found. */
#ifdef __cplusplus
extern "C" {
#endif
void openblas_set_num_threads(int num_threads);
/* The version and how it was built; never null. */
char *openblas_get_config(void);
#ifdef __cplusplus
}
#endif
