# Sourced by ./terrace and ./tests/run: installs what is missing, configures once, builds under a lock.
# Everything here writes to standard error; standard output belongs to the program.

# Names in the given sections of packages.txt.
packages() {
    awk -v wanted=" $* " '
        /^\[/ { section = substr($0, 2, length($0) - 2); next }
        NF && !/^#/ && index(wanted, " " section " ") { print $1 }' "$root/packages.txt"
}

# Those of the given packages that dpkg does not have installed.
lacking() {
    comm -23 <(printf '%s\n' "$@" | sort) \
             <(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' | sort)
}

# Runs a command as root; without a terminal to ask for the password it fails instead of waiting.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        env "$@"
    elif ! command -v sudo >/dev/null; then
        return 1
    elif [ -t 2 ]; then
        sudo env "$@"
    else
        sudo -n env "$@"
    fi
}

# Installs the packages of the given sections that are missing, or says which command does and exits 1.
install_packages() {
    local missing
    mapfile -t missing < <(lacking $(packages "$@"))
    if [ ${#missing[@]} -gt 0 ]; then
        echo "terrace: installing ${missing[*]}" >&2
        local quiet=(-q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=2)
        as_root apt-get "${quiet[@]}" update >&2 </dev/null
        if ! as_root DEBIAN_FRONTEND=noninteractive apt-get "${quiet[@]}" install -y --no-install-recommends \
                "${missing[@]}" >&2 </dev/null; then
            echo "terrace: could not install what is missing. Please run, as an administrator and with a network:" >&2
            echo "    sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
            exit 1
        fi
    fi
}

# Installs the packages that build and test the charts of reports where Node.js is there. Without it, or without a network, reports have
# tables only, and say so.
install_web_packages() {
    local web="$root/analysis/report/web"
    command -v npm >/dev/null || return 0
    [ "$web/node_modules/.package-lock.json" -nt "$web/package-lock.json" ] && return 0
    echo "terrace: installing the packages of $web" >&2
    if (cd "$web" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >&2 </dev/null; then
        touch "$web/node_modules/.package-lock.json"
    else
        echo "terrace: could not install them; reports will have no charts" >&2
    fi
}

# Configures build/PRESET if that was not done yet (or was done for a folder that has moved since).
configure() {
    local folder="$root/build/$1"
    if [ -f "$folder/build.ninja" ] && grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
        return
    fi
    rm -rf "$folder/CMakeCache.txt" "$folder/CMakeFiles"
    echo "terrace: building in build/$1; the first time this takes some minutes" >&2
    (cd "$root" && cmake --preset "$1" --log-level=NOTICE) >&2 </dev/null
}

# Builds targets of a preset, showing the steps only when there is something to do.
build() {
    local preset=$1
    shift
    ninja -C "$root/build/$preset" -j "$(nproc)" "$@" 2>&1 </dev/null |
        awk '!/Entering directory|Re-checking globbed|GLOB mismatch|Asking for the commit|no work to do/ { print; fflush() }' >&2
    return "${PIPESTATUS[0]}"
}

# prepare PRESET "SECTIONS" [TARGET...]: one at a time for each working copy; exits 1 when something fails.
prepare() {
    local preset=$1 sections=$2
    shift 2
    local lock
    if ! mkdir -p "$root/build" || ! exec {lock}>"$root/build/.lock"; then
        echo "terrace: the build needs permission to write in $root/build" >&2
        exit 1
    fi
    ! command -v flock >/dev/null || flock "$lock"
    if command -v dpkg-query >/dev/null; then
        install_packages $sections
    fi
    install_web_packages
    if ! configure "$preset"; then
        echo "terrace: could not configure. The program needs, by their Debian names:" $(packages $sections) >&2
        exit 1
    fi
    if ! build "$preset" "$@"; then
        echo "terrace: the build in build/$preset failed, see above" >&2
        exit 1
    fi
    exec {lock}>&-
}
