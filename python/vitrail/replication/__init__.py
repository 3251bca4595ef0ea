# In:  the commands that make a scene.
# Out: a record from which the scene can be made again, and streams that bring it elsewhere over transports that lose messages.
"""A scene in more than one place."""
