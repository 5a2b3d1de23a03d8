#!/bin/sh
# Vérifie l'image comme on vérifie un programme : ./verifier-image.sh escales:1
set -eu
image=$1

lire() { docker inspect --format "$1" "$conteneur"; }
sain() { test "$(lire '{{.State.Health.Status}}')" = healthy; }
echec() { echo "image refusée : $1" >&2; exit 1; }

# region controles
conteneur=$(docker run --detach --read-only --cap-drop ALL "$image")
trap 'docker rm --force "$conteneur" >/dev/null' EXIT

utilisateur=$(docker exec "$conteneur" id -u)
test "$utilisateur" != 0 || echec "le service est root"

for seconde in 1 2 3 4 5 6 7 8 9 10; do sain && break; sleep 1; done
sain || echec "le service ne répond pas"

docker stop -t 5 "$conteneur" >/dev/null
test "$(lire '{{.State.ExitCode}}')" = 0 || echec "l'arrêt n'est pas propre"
# endregion

echo "image conforme : $image"
