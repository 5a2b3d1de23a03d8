#!/usr/bin/env bash
# Unpacks a Docker engine from Debian's packages into the cache, without installing it, and prints its folder.
# Debian 13's runs on Debian 12 too, but for what needs the newer C library: runc, iptables and tini are the system's.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

system="runc iptables tini libxtables12 libip4tc2 libip6tc2 libnftnl11 libmnl0 libnfnetlink0 libnetfilter-conntrack3
  libseccomp2 libedit2 libbsd0 libmd0"
# What goes with either engine: the client's plugins, a registry, and what images are made with.
always='docker-compose docker-buildx docker-registry busybox-static mmdebstrap'

make() {
  local version=$1 folder=$2
  rm -rf "$folder.new"
  mkdir -p "$folder.new/client"
  step "Fetching Docker $version"
  private_apt "$cache/apt/system" "$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")"
  # shellcheck disable=SC2086 # lists of words
  unpack "$folder.new" $system
  if [ "$version" = 20.10 ]; then unpack "$folder.new" docker.io containerd; fi
  private_apt "$cache/apt/trixie" trixie
  # shellcheck disable=SC2086
  unpack "$folder.new" $always
  if [ "$version" = 26.1 ]; then unpack "$folder.new" docker.io docker-cli containerd; fi
  # Debian's package links these when it is configured.
  for name in iptables iptables-save iptables-restore ip6tables ip6tables-save ip6tables-restore; do
    ln -sf xtables-nft-multi "$folder.new/usr/sbin/$name"
  done
  # The only thing of all this that comes into a command's PATH.
  ln -s ../usr/bin/docker "$folder.new/client/docker"
  LD_LIBRARY_PATH=$(echo "$folder.new"/usr/lib/*-linux-gnu) "$folder.new/usr/sbin/dockerd" --version |
    grep -qF "version $version" || { step "This is not Docker $version"; return 1; }
  mv "$folder.new" "$folder"
}

for version in ${ESTRADE_CI_ENGINE:-26.1 20.10}; do
  folder="$cache/docker-$version-$(key)"
  if [ ! -d "$folder" ]; then
    # Not as a condition: there, `set -e` would be without effect.
    rm -f "$folder.failed"
    (set -e; make "$version" "$folder") & wait $! || touch "$folder.failed"
  fi
  if [ -d "$folder" ]; then
    if [ "$version" != "${ESTRADE_CI_ENGINE:-26.1}" ]; then
      step "!!! Docker 26.1 could not be had: the engine is Debian 12's, Docker $version !!!"
    fi
    printf '%s\n' "$folder"
    exit
  fi
done
exit 1
