# What the scripts of this folder share. Sourced.

# Stays from run to run: unpacked packages and the root file systems of images.
cache="${XDG_CACHE_HOME:-$HOME/.cache}/estrade-ci"

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

step() { printf '── %s\n' "$*" >&2; }

# A name that changes with what it is made from: these words, the system, and the scripts' own text.
key() {
  local here
  here=$(dirname "${BASH_SOURCE[0]}")
  { printf '%s\n' "$@"; cat /etc/os-release "$here"/common.sh "${BASH_SOURCE[1]}"; dpkg --print-architecture; } |
    sha256sum | cut -c1-16
}

# private_apt FOLDER SUITE [OPTION…]: an apt with lists, archives and status of its own, so that the machine's stays as it is.
# Its sources are the machine's own, for another suite of Debian. Afterwards private_apt_get means that one.
private_apt() {
  local folder=$1 suite=$2 own source
  shift 2
  own=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
  rm -rf "$folder"
  mkdir -p "$folder"/{sources,state,lists/partial,archives/partial}
  : >"$folder/status"
  for source in /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list; do
    if [ -s "$source" ]; then
      sed -e '/^[[:space:]]*#/d' -e "s/\b$own\b/$suite/g" "$source" >"$folder/sources/${source##*/}"
      break
    fi
  done
  mv "$folder/sources/sources.list" "$folder/sources/debian.list" 2>/dev/null || true
  cat >"$folder/apt.conf" <<CONF
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$folder/sources";
Dir::State "$folder/state";
Dir::State::Lists "$folder/lists";
Dir::State::status "$folder/status";
Dir::Cache "$folder";
Dir::Cache::archives "$folder/archives";
APT::Sandbox::User "root";
CONF
  export APT_CONFIG="$folder/apt.conf"
  private_apt_get "$@" update
}

# The machine's configuration is read after the private one, and may have no cache of packages: then every call is slow.
private_apt_get() {
  apt-get -qq -o Acquire::Retries=3 -o Dir::Cache::pkgcache=pkgcache.bin "$@" >&2
}

# unpack INTO PACKAGE…: fetches packages (without what they depend on) and unpacks them.
unpack() {
  local into=$1 folder
  shift
  folder=$(mktemp -d)
  (cd "$folder" && private_apt_get download "$@")
  for package in "$folder"/*.deb; do dpkg -x "$package" "$into"; done
  rm -rf "$folder"
}
