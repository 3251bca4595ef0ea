// In:  the list of families in kinds.h.
// Out: what draws each of them, gl_<family>.c.
#include "gl/gl_internal.h"

const vt_gl_family *const vt_gl_families[VT_FAMILY_COUNT] = {
#define F(NAME, name) &vt_gl_##name,
    VT_FAMILIES(F)
#undef F
};
