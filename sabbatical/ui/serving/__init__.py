"""The app in a browser tab of this computer: `sabbatical serve`."""
