// In:  a view, bounds to see, angles, drags in CSS pixels.
// Out: the view's eye, target and up: what a hand on the picture, or a call for one, changes.
#ifndef VT_CONTROLS_H
#define VT_CONTROLS_H
#include "view/view.h"

vt_status vt_controls_fit(vt_node_data *view, const double *min, const double *max);
vt_status vt_controls_look(vt_node_data *view, double elevation, double azimuth, double roll);
void vt_controls_angles(const vt_node_data *view, double *angles3);
void vt_controls_pose(const vt_node_data *view, double *pose7); // as vt_view_pose
vt_status vt_controls_set_pose(vt_node_data *view, const double *pose7);
void vt_controls_orbit(vt_node_data *view, double dx, double dy);
void vt_controls_pan(vt_node_data *view, double dx, double dy);
void vt_controls_zoom(vt_node_data *view, double factor, double x, double y);
#endif
