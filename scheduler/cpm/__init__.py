"""Network times: early and late dates without resources."""
