"""Compte les mots d'un texte lu sur l'entrée standard."""
import sys
from collections import Counter

# region compter
def compter(texte):
    mots = texte.lower().split()
    return Counter(mots)
# endregion


if __name__ == "__main__":
    for mot, nombre in compter(sys.stdin.read()).most_common(3):
        print(f"{nombre:4} {mot}")
