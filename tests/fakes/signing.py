"""A person's certificate with its key, made on the spot."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID


def key_of(name: str, folder: Path) -> tuple[Path, Path]:
    """A certificate (PEM) and its key (PKCS#12, passphrase "open sesame")."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    certificate, opened = folder / f"{name}.pem", folder / f"{name}.p12"
    certificate.write_bytes(made.public_bytes(Encoding.PEM))
    opened.write_bytes(
        pkcs12.serialize_key_and_certificates(name.encode(), key, made, None, BestAvailableEncryption(b"open sesame"))
    )
    return certificate, opened
