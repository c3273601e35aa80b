"""What is handed out to others than the leader; each audience gets its own files and nothing more."""
