"""A hub of data sets on loopback: the few addresses that fetching a file at a revision asks for, over real HTTP."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@dataclass
class FakeHub:
    """The `files` of one data set.

    `stated` are SHA-256 that it claims in place of the true ones; `asked` is what it was asked for.
    """

    address: str
    data_set: str
    files: Mapping[str, bytes]
    licence: object = "mit"
    stated: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)

    def info(self) -> dict[str, object]:
        siblings = []
        for name, data in self.files.items():
            sha256 = self.stated.get(name, hashlib.sha256(data).hexdigest())
            lfs = {"sha256": sha256, "size": len(data), "pointerSize": 130}
            siblings.append({"rfilename": name, "size": len(data), "blobId": sha256[:40], "lfs": lfs})
        card = {"license": self.licence}
        return {"_id": "1", "id": self.data_set, "sha": COMMIT, "siblings": siblings, "cardData": card, "tags": []}


@contextmanager
def fake_hub(data_set: str, files: Mapping[str, bytes]) -> Iterator[FakeHub]:
    """Serves a data set until the block ends; its revisions are "main" and its one commit."""

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self._answer(with_body=False)

        def do_GET(self) -> None:
            self._answer(with_body=True)

        def _answer(self, *, with_body: bool) -> None:
            hub.asked.append((self.command, self.path, dict(self.headers)))
            path = self.path.partition("?")[0]
            prefix = f"/datasets/{data_set}/resolve/{COMMIT}/"
            if path in {f"/api/datasets/{data_set}/revision/{revision}" for revision in ("main", COMMIT)}:
                self._send(200, json.dumps(hub.info()).encode(), with_body=with_body)
            elif path.startswith(prefix) and (name := path.removeprefix(prefix)) in files:
                data = files[name]
                etag = hub.stated.get(name, hashlib.sha256(data).hexdigest())
                self._send(200, data, with_body=with_body, **{"X-Repo-Commit": COMMIT, "ETag": f'"{etag}"'})
            else:
                self._send(404, b"{}", with_body=with_body, **{"X-Error-Code": "RevisionNotFound"})

        def _send(self, code: int, data: bytes, *, with_body: bool, **headers: str) -> None:
            self.send_response(code)
            for name, value in {
                "Content-Length": str(len(data)),
                "Content-Type": "application/json",
                **headers,
            }.items():
                self.send_header(name, value)
            self.end_headers()
            if with_body:
                self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    hub = FakeHub(f"http://127.0.0.1:{server.server_port}", data_set, files)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
