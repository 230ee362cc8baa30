# What the parts of a release share. It is read by each of them, from the root of the repository.

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -1)
packages=${PACKAGES:-$PWD/target/packages}
stage=$PWD/target/release-stage
profile=${PROFILE:-release}
# The folder in which cargo puts what it compiles under the profile.
case $profile in
    dev) compiled=debug ;;
    bench) compiled=release ;;
    *) compiled=$profile ;;
esac
target=${CARGO_TARGET_DIR:-$PWD/target}
# The time of every file in the packages: that of the commit, so that the same commit makes the same bytes.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
umask 022

step() { printf '\n== %s\n' "$*"; }

# The Linux program, compiled where it is not yet; KEHOACH names one that is. The time of the release is kept from cargo, which would
# compile C code and all above it again for each other time.
linux_program() {
    if [ -n "${KEHOACH:-}" ]; then
        echo "$KEHOACH"
        return
    fi
    env -u SOURCE_DATE_EPOCH cargo build --locked --profile "$profile" --bin kehoach >&2
    echo "$target/$compiled/kehoach"
}

# Guide, licences, references, samples: what every package has, in the folder $1.
documents() {
    mkdir -p "$1/docs"
    cp LICENSE "$1/LICENSE.txt"
    cp fonts/OFL.txt "$1/docs/OFL.txt"
    cp .ci/release.d/HUONG-DAN.txt "$1/HUONG-DAN.txt"
    cp README.md CHANGELOG.md SCALING.md "$1/docs/"
    cp data/README.md "$1/docs/data.md"
    cp templates/README.md "$1/docs/templates.md"
    .ci/release.d/licences > "$1/docs/THIRD-PARTY.txt"
    .ci/release.d/sbom > "$1/docs/sbom.cdx.json"
    mkdir -p "$1/data"
    # The samples as the repository has them: nothing that somebody built or tried beside them.
    git archive HEAD data | tar -x -C "$1"
    rm "$1/data/README.md"
}

# Gives every file below $1 the time of the release and plain permissions.
settle() {
    find "$1" -type d -exec chmod 755 {} +
    find "$1" -type f ! -perm -u+x -exec chmod 644 {} +
    find "$1" -type f -perm -u+x -exec chmod 755 {} +
    find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
}
