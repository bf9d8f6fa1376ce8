"""The campaign in which a vehicle is called: what is left of it is written out as steps."""
