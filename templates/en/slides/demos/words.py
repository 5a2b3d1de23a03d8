"""Counts the words of a text read from standard input."""
import sys
from collections import Counter

# region count
def count(text):
    words = text.lower().split()
    return Counter(words)
# endregion


if __name__ == "__main__":
    for word, number in count(sys.stdin.read()).most_common(3):
        print(f"{number:4} {word}")
