"""Projects with working time, modes, lags, holds and work kept apart: what campaigns ask for."""
