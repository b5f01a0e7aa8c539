"""Reading the head of the audit chain out of an exported PDF."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from aiact_desk.documents.audit.head import META, AuditHead
from aiact_desk.problems import Misuse


def embedded_head(file: Path) -> AuditHead | None:
    """The head that stands in a PDF; None where there is none.

    Raises:
        Misuse: if the file is no PDF that can be read.
    """
    try:
        with pikepdf.open(file) as opened:
            found = opened.docinfo.get(f"/{META}")
            return None if found is None else AuditHead.parse(str(found))
    except ValueError:
        return None
    except (pikepdf.PdfError, OSError) as error:
        raise Misuse("audit.no_pdf", path=file) from error
