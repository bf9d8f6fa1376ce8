"""Binary files of MS Project, by a library of others that is an extra and needs Java."""
