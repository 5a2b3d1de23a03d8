#!/bin/sh
# Vérifie l'image comme on vérifie un programme : ./verifier-image.sh escales:1
set -eu
image=$1

# region controles
conteneur=$(docker run --detach --read-only --cap-drop ALL "$image")
trap 'docker rm --force "$conteneur" >/dev/null' EXIT

dire() { docker exec "$conteneur" "$@"; }
sante="from urllib.request import urlopen; print(urlopen('http://127.0.0.1:8080/sante').read().decode())"

sleep 1
test "$(dire id -u)" != 0 || { echo "le service est root"; exit 1; }
dire python3 -c "$sante" | grep -q '"etat": "ok"'
docker stop -t 5 "$conteneur" >/dev/null
test "$(docker inspect --format '{{.State.ExitCode}}' "$conteneur")" = 0
echo "image conforme : $image"
# endregion
