"""Everything that starts: embedded servers, system libraries, processes, the six commands."""
