"""Files in and out: the school folder, the plan folder, and what each audience gets."""
