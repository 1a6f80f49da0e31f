from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.features.wire import Wire, served

PASSWORD = "of the key"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A certificate that signs itself, for server and client; its key, without and with a password."""
    folder = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    now = dt.datetime.now(dt.UTC)
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(address, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    paths = folder / "certificate.pem", folder / "key.pem", folder / "locked.pem"
    paths[0].write_bytes(certificate.public_bytes(Encoding.PEM))
    for path, lock in ((paths[1], NoEncryption()), (paths[2], BestAvailableEncryption(PASSWORD.encode()))):
        path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock))
    return paths


@pytest.fixture
def tls(files: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Wire]:
    monkeypatch.setenv("SSL_CERT_FILE", str(files[0]))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=str(files[0]))
    context.load_cert_chain(files[0], files[1])
    context.verify_mode = ssl.CERT_REQUIRED
    with served(context) as wire:
        yield wire


def test_the_certificate_is_shown_to_the_server(sdk: ModuleType, tls: Wire, files: tuple[Path, Path, Path]) -> None:
    certificate, key, locked = map(str, files)

    tls.call(sdk, lambda client: client.s.get(), certificate=sdk.ClientCertificate(certificate, key))
    tls.call(sdk, lambda client: client.s.get(), certificate=sdk.ClientCertificate(certificate, locked, PASSWORD))

    assert ["/a"] * 4 == tls.targets()


def test_the_certificate_comes_from_the_environment(
    sdk: ModuleType, tls: Wire, files: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMPLE_CERTIFICATE_CERTIFICATE", str(files[0]))
    monkeypatch.setenv("SAMPLE_CERTIFICATE_KEY", str(files[1]))

    tls.call(sdk, lambda client: client.s.get())

    assert ["/a"] * 2 == tls.targets()


def test_a_call_without_certificate_says_what_is_missing(sdk: ModuleType, wire: Wire) -> None:
    with pytest.raises(sdk.ConfigurationError, match=r"missing: certificate .*SAMPLE_CERTIFICATE_CERTIFICATE"):
        wire.call(sdk, lambda client: client.s.get())
    wire.call(sdk, lambda client: client.s.open())

    assert ["/open"] * 2 == wire.targets()


def test_files_that_are_no_certificate_are_refused(sdk: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(sdk.ConfigurationError, match=r"the client certificate .*none\.pem cannot be used"):
        sdk.Sample(certificate=str(tmp_path / "none.pem"))


def test_a_transport_of_ones_own_has_its_own_certificate(sdk: ModuleType) -> None:
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply(None, status=204))
    with sdk.Sample(transport=transport) as client:
        client.s.get()

    with pytest.raises(sdk.ConfigurationError, match="a client certificate has no effect beside transport"):
        sdk.Sample(transport=transport, certificate=sdk.ClientCertificate("a.pem"))
