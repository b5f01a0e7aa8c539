"""The two ways to set up namespaces: bubblewrap, and unshare with the mounts done in a shell.

Both give the program a root of its own that cannot be written to. It holds the system's libraries and Python, no home,
no /etc, no /proc and no /dev, and there is no network interface that is up.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

PYTHON = "/python"
_SYSTEM = ("/usr", "/lib", "/lib64", "/nix/store")
_FLAGS = ("-s", "-S", "-P", "-B", "-c")
_SCRIPT = """
set -e
root=/tmp
mount -t tmpfs -o size=64k,mode=755 none "$root"
for pair in "$@"; do
  [ "$pair" = -- ] && break
  from="${pair%%:*}"; to="$root${pair#*:}"; shift
  mkdir -p "$to"
  mount --rbind "$from" "$to"
  mount -o remount,bind,ro,nosuid,nodev "$to"
done
shift
mkdir "$root/old" "$root/proc"
mount --rbind /proc "$root/proc"
cd "$root"
pivot_root . old
umount -l /old
rmdir /old
mount -o remount,bind,ro,nosuid,nodev /
umount -l /proc
exec /usr/bin/setpriv --no-new-privs --inh-caps=-all --bounding-set=-all "$@"
"""


@dataclass(frozen=True)
class Interpreter:
    """The Python that runs inside: where it is installed, where that stands inside, and the paths there."""

    prefix: Path
    inside: str
    executable: str

    @property
    def environment(self) -> dict[str, str]:
        """All of the environment: nothing of the host's gets in. Hashes are the same each time."""
        return {"LD_LIBRARY_PATH": f"{self.inside}/lib", "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}

    @property
    def folders(self) -> list[tuple[str, str]]:
        """The folders that can be read inside, and their places there. What /lib links to stands in /usr."""
        shown = [(folder, folder) for folder in _SYSTEM if Path(folder).is_dir()]
        return shown if self.inside != PYTHON else [*shown, (str(self.prefix), PYTHON)]


def interpreter() -> Interpreter | None:
    """The Python that this program runs on; None where it is packed into one file."""
    prefix, executable = Path(sys.base_prefix).resolve(), Path(sys.executable).resolve()
    if getattr(sys, "frozen", False) or not executable.is_relative_to(prefix):
        return None
    inside = str(prefix) if prefix.is_relative_to("/usr") else PYTHON
    return Interpreter(prefix, inside, f"{inside}/{executable.relative_to(prefix)}")


def bubblewrap(python: Interpreter, program: str) -> list[str] | None:
    """The command that runs a Python program behind bubblewrap; None where that is not installed."""
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        return None
    command = [bwrap, "--unshare-user", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"]
    command += ["--uid", "65534", "--gid", "65534", "--hostname", "inside", "--clearenv"]
    for name, value in python.environment.items():
        command += ["--setenv", name, value]
    for outside, inside in python.folders:
        command += ["--ro-bind", outside, inside]
    return [*command, "--remount-ro", "/", "--chdir", "/", "--", python.executable, *_FLAGS, program]


def unshare(python: Interpreter, program: str) -> list[str] | None:
    """The command that does the same with the tools of util-linux; None where one of them is not installed."""
    tools = [shutil.which(name, path="/usr/sbin:/usr/bin:/sbin:/bin") for name in ("unshare", "pivot_root", "mount")]
    if None in tools or not Path("/usr/bin/setpriv").exists():
        return None
    environment = [f"{name}={value}" for name, value in python.environment.items()]
    return [
        *(str(tools[0]), "--user", "--map-root-user", "--mount", "--net", "--pid", "--ipc", "--uts", "--cgroup"),
        *("--fork", "--kill-child", "/bin/sh", "-c", _SCRIPT, "sh"),
        *(f"{outside}:{inside}" for outside, inside in python.folders),
        *("--", "/usr/bin/env", "-i", *environment, python.executable, *_FLAGS, program),
    ]
