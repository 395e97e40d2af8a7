#!/bin/sh
# Sets up SegStudio in .venv beside this checkout: `install.sh` to use it, `install.sh dev` to test it.
# On Debian and Ubuntu the few system libraries that a window needs are installed too, where missing.
set -eu

extra=${1:-}
cd "$(dirname "$0")/.."
venv=${VENV:-.venv}

packages="python3-venv libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon-x11-0
libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0
fonts-dejavu-core"
if [ "$extra" = dev ]; then
    packages="$packages make openbox x11-apps xauth xdotool xvfb"
fi

if command -v apt-get >/dev/null; then
    missing=
    for package in $packages; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
            missing="$missing $package"
    done
    if [ -n "$missing" ]; then
        as_root=
        [ "$(id -u)" = 0 ] || as_root=sudo
        $as_root apt-get update -qq
        # shellcheck disable=SC2086 # a list of names
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -qq -y --no-install-recommends $missing
    fi
fi

python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "SegStudio needs Python 3.11 or newer; $("$python" --version) is too old." \
        "Set PYTHON to a newer one." >&2
    exit 1
}
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
"$venv/bin/python" -m pip install -q --disable-pip-version-check -e ".${extra:+[$extra]}"
echo "SegStudio is in $venv: start it with $venv/bin/segstudio"
