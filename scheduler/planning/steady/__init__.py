"""Planning anew so that as little as possible of what was announced changes."""
