# In:  pictures and scenes.
# Out: the bytes of files.
"""File formats."""
