#pragma once
/* The two functions used, declared here: several files are called cblas.h. */
void openblas_set_num_threads(int num_threads);
void cblas_dsyrk(int order, int uplo, int trans, int n, int k, double alpha, const double *a, int lda,
                 double beta, double *c, int ldc);
