"""Le serveur HTTP : trois adresses, du JSON, rien que la bibliothèque standard."""

import json
import os
import pkgutil
import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen

from .journal import EscaleInvalide, Journal


class Requetes(BaseHTTPRequestHandler):
    # region routes
    def do_GET(self):
        if self.path == "/sante":
            self.repondre(200, etat())
        elif self.path == "/escales":
            self.repondre(200, self.server.journal.lister())
        elif self.path == "/":
            self.envoyer(200, "text/html", accueil())
        else:
            self.repondre(404, {"erreur": "adresse inconnue"})
    # endregion

    def do_POST(self):
        if self.path != "/escales":
            self.repondre(404, {"erreur": "adresse inconnue"})
            return
        try:
            corps = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.repondre(201, self.server.journal.ajouter(json.loads(corps)))
        except EscaleInvalide as erreur:
            self.repondre(400, {"erreur": str(erreur)})
        except ValueError:
            self.repondre(400, {"erreur": "le corps de la requête n'est pas du JSON"})

    def repondre(self, code, valeur):
        self.envoyer(code, "application/json", json.dumps(valeur, ensure_ascii=False).encode())

    def envoyer(self, code, genre, corps):
        self.send_response(code)
        self.send_header("Content-Type", f"{genre}; charset=utf-8")
        self.send_header("Content-Length", str(len(corps)))
        self.end_headers()
        self.wfile.write(corps)


def etat():
    """Ce que le service dit de lui-même ; la version vient de l'image."""
    return {"etat": "ok", "version": os.environ.get("VERSION", "dev")}


def accueil():
    """La page d'accueil, produite à la construction de l'image ; à défaut, son texte source."""
    for nom in ("accueil.html", "accueil.md"):
        try:
            return pkgutil.get_data(__package__, nom)
        except OSError:
            continue
    return b""


def creer_serveur(port, hote=""):
    serveur = ThreadingHTTPServer((hote, port), Requetes)
    serveur.journal = Journal()
    return serveur


def sonder(port):
    """La sonde de santé : sans réponse, l'exception donne le code de sortie 1."""
    urlopen(f"http://127.0.0.1:{port}/sante", timeout=1).close()


# region main
def main():
    port = int(os.environ.get("PORT", "8080"))
    if "--sonde" in sys.argv:
        return sonder(port)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    serveur = creer_serveur(port)
    print(f"API des escales, port {port}", flush=True)
    serveur.serve_forever()
# endregion


if __name__ == "__main__":
    main()
