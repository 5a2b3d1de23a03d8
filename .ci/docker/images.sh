#!/usr/bin/env bash
# Makes what stands in for a registry's images and for Debian's mirror where there is no network: root file systems to
# import, and a mirror with just the packages that the courses' Dockerfiles install. Prints the folder in the cache.
#
#   debian.tar   Debian 13 as the official slim image is made (debuerreotype), from the same packages: without manuals
#                and translations, and with the same settings for apt and dpkg. Its size is not the official one's.
#   busybox.tar  Debian's static busybox.
#   mirror/      Debian's own signed lists, and few of the packages that they name.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
engine=$1

# What the Dockerfiles of slides/demos and of the tests install.
packages='python3 python3-markdown build-essential'
# Where inside.sh serves the mirror: the engine's own address on its default bridge.
mirror='http://172.17.0.1:3142'

folder="$cache/images-$(key)"
if [ -d "$folder" ]; then
  printf '%s\n' "$folder"
  exit
fi
new="$folder.new"
rm -rf "$new"
mkdir -p "$new/debian" "$new/busybox"/{bin,etc,root,tmp,var} "$new/mirror"
private_apt "$cache/apt/images" trixie -o Acquire::GzipIndexes=true \
  -o Acquire::IndexTargets::deb::Packages::KeepCompressedAs=xz

step 'Making debian:trixie-slim'
"$engine/usr/bin/mmdebstrap" --variant=minbase --mode=root --quiet --format=directory \
  trixie "$new/debian" "$cache"/apt/images/sources/* >&2

step 'Fetching what Dockerfiles install'
status="Dir::State::status=$new/debian/var/lib/dpkg/status"
# shellcheck disable=SC2086 # a list of words
private_apt_get -o "$status" --yes --download-only install $packages
# shellcheck disable=SC2086
apt-get -o "$status" -o Dir::Cache::archives="$new/none" --yes --print-uris -qq install $packages |
  while read -r uri file _; do
    path=${uri//\'/}
    path="$new/mirror/$(printf '%b' "$(cut -d/ -f4- <<<"${path//%/\\x}")")"
    mkdir -p "$(dirname "$path")"
    mv "$cache/apt/images/archives/$file" "$path"
  done
rm -rf "$new/none"
apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(METAKEY) $(FILENAME)' 'Created-By: Packages' |
  while read -r site release list file; do
    path="$new/mirror/$(cut -d/ -f4- <<<"$site")/dists/$release"
    mkdir -p "$path/$(dirname "$list")"
    cp "$file" "$path/$list.xz"
    cp "$cache"/apt/images/lists/*_dists_"$release"_InRelease "$path/InRelease"
  done

root="$new/debian"
sed -i -E "s#https?://[^/ ]+#$mirror#" "$root"/etc/apt/sources.list.d/* "$root/etc/apt/sources.list" 2>/dev/null || true
for name in man info locale lintian linda groff; do
  rm -rf "$root/usr/share/$name"/*
  printf 'path-exclude /usr/share/%s/*\n' "$name"
done >"$root/etc/dpkg/dpkg.cfg.d/docker"
find "$root/usr/share/doc" -mindepth 2 ! -name copyright ! -type d -delete
find "$root/usr/share/doc" -mindepth 1 -type d -empty -delete
printf 'path-exclude /usr/share/doc/*\npath-include /usr/share/doc/*/copyright\n' >>"$root/etc/dpkg/dpkg.cfg.d/docker"
rm -rf "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/* "$root"/var/log/* "$root/etc/hostname" "$root/etc/resolv.conf"
mkdir -p "$root/var/lib/apt/lists/partial" "$root/var/cache/apt/archives/partial" "$root/var/log/apt"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
printf 'force-unsafe-io\n' >"$root/etc/dpkg/dpkg.cfg.d/docker-apt-speedup"
cat >"$root/etc/apt/apt.conf.d/docker-clean" <<'CONF'
DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/archives/partial/*.deb /var/cache/apt/*.bin || true"; };
APT::Update::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/archives/partial/*.deb /var/cache/apt/*.bin || true"; };
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
CONF
printf 'Acquire::GzipIndexes "true";\n' >"$root/etc/apt/apt.conf.d/docker-gzip-indexes"
printf 'Acquire::Languages "none";\n' >"$root/etc/apt/apt.conf.d/docker-no-languages"
printf 'Apt::AutoRemove::SuggestsImportant "false";\n' >"$root/etc/apt/apt.conf.d/docker-autoremove-suggests"
# Not in the official image: the mirror's lists are as old as the cache.
printf 'Acquire::Check-Valid-Until "false";\n' >"$root/etc/apt/apt.conf.d/offline-mirror"
tar -C "$root" --numeric-owner -cf "$new/debian.tar" .

root="$new/busybox"
cp "$engine/usr/bin/busybox" "$root/bin/busybox"
for name in $("$engine/usr/bin/busybox" --list); do
  [ "$name" = busybox ] || ln "$root/bin/busybox" "$root/bin/$name"
done
chmod 1777 "$root/tmp"
printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n' >"$root/etc/passwd"
printf 'root:x:0:\nnogroup:x:65534:\n' >"$root/etc/group"
tar -C "$root" --numeric-owner -cf "$new/busybox.tar" .

rm -rf "$new/debian" "$new/busybox" "$cache/apt/images"
mv "$new" "$folder"
printf '%s\n' "$folder"
