// What a point's vertex tells its fragments, besides its colour and centre. In two vectors, since each varying costs in clouds
// of millions (a third of the time in software, where seven were not packed).
#define v_offset v_disc.xy
#define v_radius v_disc.z
#define v_sprite v_disc.w
#define v_number v_which.x
#define v_selected v_which.y
