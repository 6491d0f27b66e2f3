"""The small grammar of the memo: slots, frames as data, and how a language puts the ones into the others."""
