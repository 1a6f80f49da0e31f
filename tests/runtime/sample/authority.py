"""A certificate authority made for a test, and a server certificate for the loopback that it has signed."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Authority:
    """file: what a client trusts. server: what a server on the loopback is made with."""

    file: Path
    server: ssl.SSLContext


def make_authority(folder: Path, *hosts: str) -> Authority:
    """Make one in a folder. hosts: names of the server besides 127.0.0.1; without them, of no address."""
    folder.mkdir(parents=True, exist_ok=True)
    authority_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"authority of {folder.name}")])
    root = _unsigned(issuer, issuer, authority_key).add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
    address = [x509.IPAddress(ipaddress.ip_address("127.0.0.1"))] if hosts else []
    names = x509.SubjectAlternativeName([*address, *map(x509.DNSName, hosts or ["other.test"])])
    leaf = _unsigned(x509.Name([]), issuer, key).add_extension(names, critical=True)
    file, pair = folder / "authority.pem", folder / "server.pem"
    file.write_bytes(_pem(root.sign(authority_key, hashes.SHA256())))
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pair.write_bytes(private + _pem(leaf.sign(authority_key, hashes.SHA256())))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pair)
    return Authority(file, context)


def _unsigned(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    return x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number(), NOW - DAY, NOW + DAY)


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)
