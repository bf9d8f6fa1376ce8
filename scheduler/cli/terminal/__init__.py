"""What all commands share: streams, exit codes, interrupts and folders of results."""
