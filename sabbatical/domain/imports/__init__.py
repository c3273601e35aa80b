"""From what a timetabling program says to the school: what is missing, what changes, what a leader typed and keeps."""
