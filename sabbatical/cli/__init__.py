"""The command line. Each command calls a service; services, ortools and the app are imported only when needed."""
