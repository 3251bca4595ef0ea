// What a point's vertex tells its fragments, besides its colour and centre. In two vectors, since in clouds of millions each
// varying costs.
#define v_offset v_disc.xy
#define v_radius v_disc.z
#define v_sprite v_disc.w
#define v_number v_which.x
#define v_selected v_which.y
