"""The slip of a launch split into named causes that add up to the minute."""
