"""The command line: `main()` runs one command and ends the process with its status.

0 is done; 2 says that what was asked or given is wrong; 1 says that the program is at fault. Each command stands in
a module of its own, loaded only when it is called: reading a paper must not load Django.
"""


def main() -> None:
    """Run the command that the process was started with, in the language that it asks for."""
    import sys

    from pobratim.cli import language

    language.use(language.choose(sys.argv[1:]))
    from pobratim.cli.commands import run

    sys.exit(run())


__all__ = ["main"]
