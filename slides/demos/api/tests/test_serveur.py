"""Les tests parlent à un vrai serveur, sur un port que le système choisit."""

import json
import threading
import unittest
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from escales.serveur import creer_serveur


class ServeurTest(unittest.TestCase):
    def setUp(self):
        self.serveur = creer_serveur(0, "127.0.0.1")
        self.serveur.RequestHandlerClass.log_message = lambda *_: None
        threading.Thread(target=self.serveur.serve_forever, daemon=True).start()
        self.addCleanup(self.serveur.server_close)
        self.addCleanup(self.serveur.shutdown)

    def demander(self, chemin, corps=None):
        """Envoie une requête (POST si elle a un corps) et rend le code et le JSON reçu."""
        adresse = f"http://127.0.0.1:{self.serveur.server_port}{chemin}"
        try:
            with urlopen(Request(adresse, data=corps), timeout=5) as reponse:
                return reponse.status, json.load(reponse)
        except HTTPError as erreur:
            with erreur:
                return erreur.code, json.load(erreur)

    def test_le_service_dit_son_etat(self):
        code, sante = self.demander("/sante")
        self.assertEqual((code, sante["etat"]), (200, "ok"))

    def test_le_journal_est_vide_au_demarrage(self):
        self.assertEqual(self.demander("/escales"), (200, []))

    def test_une_arrivee_entre_au_journal(self):
        code, escale = self.demander("/escales", b'{"navire": "Ondine", "quai": 3}')
        self.assertEqual(code, 201)
        self.assertEqual(self.demander("/escales"), (200, [escale]))

    def test_une_arrivee_incomplete_est_refusee(self):
        for corps in (b"{}", b'{"navire": "Ondine"}', b'{"navire": "Ondine", "quai": 0}', b"[1]", b"bonjour"):
            with self.subTest(corps=corps):
                self.assertEqual(self.demander("/escales", corps)[0], 400)
        self.assertEqual(self.demander("/escales"), (200, []))

    def test_une_adresse_inconnue_donne_404(self):
        self.assertEqual(self.demander("/rien")[0], 404)
        self.assertEqual(self.demander("/rien", b"{}")[0], 404)


if __name__ == "__main__":
    unittest.main()
