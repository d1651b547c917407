"""What happened when: which dated sentences tell of an event, and which of them tell of the same one."""
