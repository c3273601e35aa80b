"""How much coaching each limit of a range allows, as data and as text."""
