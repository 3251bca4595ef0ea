# In:  data and keywords.
# Out: live artists: nodes of the core, with their properties.
"""What a scene can hold, a file for each kind of thing."""
