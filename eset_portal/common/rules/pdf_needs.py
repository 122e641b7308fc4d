"""What the operating system must have for PDFs: libraries by file name, packages of Debian."""

LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0")
PACKAGES = (
    "libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0",
    "fonts-dejavu-core", "fonts-liberation",
)  # fmt: skip
