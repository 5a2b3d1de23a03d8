"""Le journal des escales, gardé en mémoire : il disparaît avec le processus."""

from datetime import datetime, timezone
from threading import Lock


class EscaleInvalide(ValueError):
    """La demande reçue ne décrit pas une escale."""


class Journal:
    """Une liste d'escales que plusieurs requêtes peuvent lire et compléter à la fois."""

    def __init__(self):
        self._escales = []
        self._verrou = Lock()

    def lister(self):
        with self._verrou:
            return list(self._escales)

    def ajouter(self, demande):
        navire = demande.get("navire") if isinstance(demande, dict) else None
        if not isinstance(navire, str) or not navire.strip():
            raise EscaleInvalide("il manque le nom du navire")
        quai = demande.get("quai")
        if type(quai) is not int or quai < 1:
            raise EscaleInvalide("le quai est un nombre entier, à partir de 1")
        arrivee = datetime.now(timezone.utc).isoformat(timespec="seconds")
        with self._verrou:
            escale = {"id": len(self._escales) + 1, "navire": navire.strip(), "quai": quai, "arrivee": arrivee}
            self._escales.append(escale)
        return escale
