// In:  tests: TEST(a_sentence_about_what_holds) { CHECK(...); ... }, run by main with RUN(a_sentence...).
// Out: one line for each test, a sentence for each failed check, and the number of failures as the exit status.
#ifndef VT_TEST_H
#define VT_TEST_H
#include <math.h>
#include <stdio.h>
#include <string.h>

static int test_failures, test_failed_here;

#define TEST(name) static void name(void)
#define RUN(name) \
    do { \
        test_failed_here = 0; \
        name(); \
        printf("%s %s\n", test_failed_here ? "FAIL" : "ok  ", #name); \
        test_failures += test_failed_here > 0; \
        fflush(stdout); /* before a sanitizer ends the program */ \
    } while (0)
#define CHECK_SAYING(condition, ...) \
    do { \
        if (!(condition)) { \
            test_failed_here++; \
            printf("%s:%d: %s: ", __FILE__, __LINE__, #condition); \
            printf(__VA_ARGS__); \
            printf("\n"); \
        } \
    } while (0)
#define CHECK(condition) CHECK_SAYING(condition, "is not so")
#define CHECK_NEAR(value, wanted, tolerance) \
    CHECK_SAYING(fabs((double)(value) - (double)(wanted)) <= (tolerance), "%.17g, wanted %.17g", (double)(value), \
                 (double)(wanted))
#define CHECK_TEXT(value, wanted) CHECK_SAYING(!strcmp(value, wanted), "\"%s\", wanted \"%s\"", value, wanted)
#define CHECK_CONTAINS(value, part) CHECK_SAYING(strstr(value, part) != NULL, "\"%s\" has no \"%s\"", value, part)
#define TEST_END() (printf("%d failed\n", test_failures), test_failures > 0)
#endif
