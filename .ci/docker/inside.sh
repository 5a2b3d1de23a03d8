#!/usr/bin/env bash
# inside.sh ENGINE IMAGES FOLDER COMMAND…: within the namespaces that .ci/engine made, starts the engine, gives it its
# images, and runs the command. When this ends, the namespaces end, and with them whatever still runs.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
engine=$1 images=$2 folder=$3
shift 3

"$engine/usr/bin/busybox" ip link set lo up
# A client's settings of its own: the plugins are where the packages were unpacked.
mkdir -p "$folder/client"
printf '{"cliPluginsExtraDirs": ["%s"]}\n' "$engine/usr/libexec/docker/cli-plugins" >"$folder/client/config.json"
export DOCKER_CONFIG="$folder/client" DOCKER_HOST="unix://$folder/docker.sock"
unset DOCKER_CONTEXT DOCKER_TLS_VERIFY DOCKER_CERT_PATH DOCKER_API_VERSION
export PATH="$engine/client:$PATH"

# Processes have other numbers in here: journals of runs outside would be misunderstood, and the other way round.
journals="${XDG_CACHE_HOME:-$HOME/.cache}/estrade"
mkdir -p "$journals" "$folder/journals" "$folder/tmp"
mount --bind "$folder/journals" "$journals"
export TMPDIR="$folder/tmp"

# An engine as if it was installed: commands may start their own. Its libraries are for it and for what it starts;
# containers get none of them.
libraries=$(echo "$engine"/usr/lib/*-linux-gnu)
mkdir "$folder/bin"
cat >"$folder/bin/dockerd" <<WRAPPER
#!/bin/sh
export LD_LIBRARY_PATH="$libraries" XTABLES_LIBDIR="$libraries/xtables" PATH="$engine/usr/sbin:$engine/usr/bin:\$PATH"
exec "$engine/usr/sbin/dockerd" "\$@"
WRAPPER
chmod +x "$folder/bin/dockerd"
command -v ip >/dev/null || ln -s "$engine/usr/bin/busybox" "$folder/bin/ip"
export PATH="$folder/bin:$PATH"
(
  exec dockerd --data-root "$folder/data" --exec-root "$folder/exec" --pidfile "$folder/docker.pid" \
    --host "$DOCKER_HOST" --bip 172.17.0.1/16 --exec-opt native.cgroupdriver=cgroupfs \
    --cgroup-parent "/$(basename "$folder")"
) >"$folder/dockerd.log" 2>&1 </dev/null &
dockerd=$!
until version=$(docker version --format '{{.Server.Version}}' 2>/dev/null); do
  kill -0 "$dockerd" 2>/dev/null || { tail -20 "$folder/dockerd.log" >&2; fail 'The Docker engine did not start.'; }
  sleep 0.1
done

docker import --change 'CMD ["bash"]' "$images/debian.tar" debian:trixie-slim >/dev/null &
debian=$!
docker import --change 'CMD ["sh"]' "$images/busybox.tar" busybox:latest >/dev/null
docker tag busybox:latest "busybox:$("$engine/usr/bin/busybox" | sed -nE '1s/.* v([0-9]+\.[0-9]+).*/\1/p')"
wait "$debian"

"$engine/usr/bin/busybox" httpd -f -p 172.17.0.1:3142 -h "$images/mirror" >/dev/null 2>&1 </dev/null &
cat >"$folder/registry.yml" <<CONF
version: 0.1
storage:
  filesystem:
    rootdirectory: $folder/registry
http:
  addr: 127.0.0.1:5000
CONF
"$engine/usr/bin/docker-registry" serve "$folder/registry.yml" >"$folder/registry.log" 2>&1 </dev/null &

step "Docker $version, $(docker info --format '{{.Driver}}, cgroup v{{.CgroupVersion}}'); a registry at 127.0.0.1:5000; no network"
# Only later clients build with BuildKit by themselves.
case $version in 20.*) export DOCKER_BUILDKIT=1 ;; esac
# The engine is disposable: whoever is asked to, may empty it.
export ESTRADE_ENGINE=own ESTRADE_REGISTRY=127.0.0.1:5000
"$@"
