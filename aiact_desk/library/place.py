"""Where a library may lie: a folder that can be written, on a disk of this machine."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import psutil

from aiact_desk.problems import Problem

# A database in WAL mode keeps an index in memory that is shared by every program that has it open. That memory is not
# shared across machines, and the locks of these file systems are not always kept. 9p is how a virtual machine or WSL
# sees the folders of its host: the same thing, and known for locks that fail.
NETWORK = frozenset(
    "9p afs afpfs beegfs ceph cifs coda davfs glusterfs gpfs lustre ncpfs nfs nfs4 ocfs2 orangefs smb2 smb3 smbfs "  # noqa: SIM905
    "webdav fuse.afpfs fuse.ceph fuse.ceph-fuse fuse.davfs fuse.davfs2 fuse.gcsfuse fuse.glusterfs fuse.gvfsd-fuse "
    "fuse.rclone fuse.s3fs fuse.smbnetfs fuse.sshfs sshfs".split()
)
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NEARLY_NOTHING = 1 << 20  # bytes: SQLite's shared index and a few pages no longer fit


def file_system_of(path: Path) -> str:
    """The type of the file system that holds `path` ("ext4", "nfs4"), or would hold it; "" where unknown."""
    target = path.resolve()
    holding = [mount for mount in psutil.disk_partitions(all=True) if target.is_relative_to(mount.mountpoint)]
    # Of two mounts on one point the later one hides the earlier one, so the last of the longest wins.
    nearest = max(reversed(holding), key=lambda mount: len(Path(mount.mountpoint).parts), default=None)
    return "" if nearest is None else nearest.fstype


def refuse_network(root: Path, file_system: str) -> None:
    """Raises: Problem if a library cannot be safe on this type of file system."""
    if file_system in NETWORK:
        raise Problem("library.network_folder", path=root, file_system=file_system)


def make_folder(folder: Path) -> None:
    """Make the folder where it is missing, readable by its owner alone.

    Raises: Problem if a file is in the way, if it may not be made, or if the disk is full.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise Problem("library.not_a_folder", path=folder) from error
    except OSError as error:
        raise problem_of(error, folder) from error


def problem_of(error: OSError, path: Path) -> Problem:
    """What the system said, as a problem with the library's folder."""
    if error.errno in _FULL:
        return Problem("library.disk_full", path=path)
    if error.errno in _FORBIDDEN:
        return Problem("library.unwritable", path=path)
    return Problem("library.folder_failed", path=path, reason=error.strerror or str(error))


def is_full(folder: Path) -> bool:
    """Whether the disk of the folder has no room left worth the name."""
    try:
        return shutil.disk_usage(folder).free < _NEARLY_NOTHING
    except OSError:
        return False
