"""Every page in a real browser, asked by axe."""
