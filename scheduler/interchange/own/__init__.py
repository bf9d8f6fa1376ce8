"""Files of this program that come back: what was edited elsewhere wins, all else stands."""
