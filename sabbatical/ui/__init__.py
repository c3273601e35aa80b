"""The app: screens, widgets and modals. Imports services and domain only, and services never before the first paint."""
