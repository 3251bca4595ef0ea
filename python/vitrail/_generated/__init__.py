"""What web/generate.mjs writes from the core's table: `./dev generate` after a change of src/kinds.h or src/vitrail.h."""
