"""The sections of the memo, one file each: `compose(writer)` gives the section, or None when there is nothing to say."""
