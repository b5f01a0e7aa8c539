"""Signing certificates: a person's certificate is kept, and their key signs what they approve."""

from __future__ import annotations

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

from aiact_desk.problems import Misuse

LARGEST = 1 << 20
"""Bytes of a certificate or key file."""


def read_certificate(data: bytes) -> str:
    """The certificate of a PEM or DER file as PEM.

    Raises:
        Misuse: if it is none, or its key cannot sign what this program has signed (RSA, or an elliptic curve).
    """
    try:
        found = x509.load_pem_x509_certificate(data) if b"-----BEGIN" in data else x509.load_der_x509_certificate(data)
        key = found.public_key()
    except ValueError as error:
        raise Misuse("identity.no_certificate") from error
    if not isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        raise Misuse("identity.key_cannot_sign")
    return found.public_bytes(Encoding.PEM).decode("ascii")


def subject(certificate: str) -> str:
    """Whose certificate it is, in its own words."""
    return x509.load_pem_x509_certificate(certificate.encode()).subject.rfc4514_string()


def sign(message: bytes, key_file: bytes, passphrase: str, certificate: str) -> str:
    """The signature (hexadecimal) of a message by the key of a PKCS#12 file.

    Raises:
        Misuse: if the file cannot be opened with the passphrase, or its certificate is not `certificate`.
    """
    try:
        opened = load_pkcs12(key_file, passphrase.encode())
    except ValueError as error:
        raise Misuse("identity.key_file_closed") from error
    own = opened.cert.certificate.public_bytes(Encoding.PEM).decode("ascii") if opened.cert else None
    if own != certificate:
        raise Misuse("identity.other_certificate")
    match opened.key:
        case rsa.RSAPrivateKey() as key:
            return key.sign(message, _PSS, hashes.SHA256()).hex()
        case ec.EllipticCurvePrivateKey() as key:
            return key.sign(message, ec.ECDSA(hashes.SHA256())).hex()
    raise Misuse("identity.key_cannot_sign")


def is_signed(message: bytes, signature: str, certificate: str) -> bool:
    """Whether the signature is by the key of the certificate and over this message; never where either is none."""
    try:
        key = x509.load_pem_x509_certificate(certificate.encode()).public_key()
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(bytes.fromhex(signature), message, _PSS, hashes.SHA256())
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(bytes.fromhex(signature), message, ec.ECDSA(hashes.SHA256()))
        else:
            return False
    except (InvalidSignature, ValueError):
        return False
    return True


_PSS = padding.PSS(padding.MGF1(hashes.SHA256()), padding.PSS.MAX_LENGTH)
