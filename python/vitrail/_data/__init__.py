# In:  whatever users give: arrays of any make, dates, colours, single values.
# Out: numbers with an element type and a shape, as the core takes them. Nothing here knows a scene or an artist.
"""From any data to numbers."""
