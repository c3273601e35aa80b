"""Windows over a screen: forms, questions, problems, help."""
