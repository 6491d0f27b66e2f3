"""Pictures that the server draws: maps and charts as SVG, pictures to share as PNG."""
