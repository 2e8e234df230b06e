"""Every input of this package is one fixed word: what is tested stands in the arguments."""
import sys

sys.exit(42 if sys.stdin.buffer.read() == b"word\n" else 43)
