"""Projects with working time, ways, lags, holds and work kept apart: what campaigns ask for."""
