"""Memos that an office keeps: orders by name, paragraphs reworded by hand and watched, versions that are compared."""
