"""What was announced beside what is planned now: cases, their models, and steps held in place."""
