"""The places of the app, a screen each."""
