// In:  nothing. Out: nothing yet. Called by: nobody for long.
#include "overlay.h"
#include "pick.h"
#include "select.h"

int vt_select_in(vt_node_data *view, const double *polygon, int corners, int how) {
    return (void)view, (void)polygon, (void)corners, (void)how, 0;
}
vt_status vt_select_set(vt_node_data *node, const uint32_t *e, uint32_t count, int how) {
    return (void)node, (void)e, (void)count, (void)how, VT_OK;
}
int vt_select_get(const vt_node_data *node, uint32_t *e, uint32_t capacity) {
    return (void)node, (void)e, (void)capacity, 0;
}
uint32_t vt_select_elements(const vt_node_data *node) { return (void)node, 0; }
void vt_select_anchor(const vt_node_data *node, uint32_t e, double *p) {
    (void)node, (void)e, p[0] = p[1] = p[2] = NAN;
}
