"""The crates that the program is linked with, on any of the systems, as `cargo metadata` has them.

What is only for tests or for building is left out.
"""

import json
import subprocess

TARGETS = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-gnu", "aarch64-apple-darwin"]


def linked():
    """The program's own package, the packages of its crates by name and version, and what each of all these is linked with."""
    found, below = {}, {}
    for target in TARGETS:
        command = ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", target]
        read = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        packages = {package["id"]: package for package in read["packages"]}
        nodes = {node["id"]: node for node in read["resolve"]["nodes"]}
        root = read["resolve"]["root"]
        open_ids, seen = [root], set()
        while open_ids:
            one = open_ids.pop()
            if one in seen:
                continue
            seen.add(one)
            for dependency in nodes[one]["deps"]:
                if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                    open_ids.append(dependency["pkg"])
                    below.setdefault(key(packages[one]), set()).add(key(packages[dependency["pkg"]]))
        for one in seen:
            found[key(packages[one])] = packages[one]
    own = found.pop(key(packages[root]))
    return own, [found[one] for one in sorted(found)], below


def key(package):
    return package["name"], package["version"]
