"""The sections of the memo, one file each: `compose(writer)` gives one, or None when nothing is to say."""
