"""Parts of pages of the desk."""
