"""Charts of a term as data: what each bar stands for, in words and numbers, whatever draws it."""
