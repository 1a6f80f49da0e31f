"""Stores of keys: the keyring of the system, or a file that is encrypted.

The file is for machines without a keyring. It is opened by a passphrase, or encrypted as a whole by `systemd-creds`.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import msgspec

from ..names import COMMAND, PREFIX
from .folders import settings_folder

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

PASSPHRASE: Final = f"{PREFIX}_PASSPHRASE"
_LEAST_PRIORITY: Final = 0.5


class KeyStoreError(Exception):
    """A store that cannot be used. Its text never holds a key."""


class KeyStore(Protocol):
    """Keeps the key of each profile."""

    def get(self, profile: str) -> str | None:
        """Give the key, None where there is none. Raises KeyStoreError."""
        ...

    def put(self, profile: str, key: str) -> None:
        """Keep a key. Raises KeyStoreError."""
        ...

    def remove(self, profile: str) -> None:
        """Forget a key. Raises KeyStoreError."""
        ...


class KeyringStore:
    """The keyring of the system."""

    def get(self, profile: str) -> str | None:
        """Give the key, None where there is none."""
        import keyring  # noqa: PLC0415 - loaded when a key is needed
        from keyring.errors import KeyringError  # noqa: PLC0415 - as above

        try:
            return keyring.get_password(COMMAND, profile)
        except KeyringError as error:
            raise KeyStoreError(f"the keyring cannot be read: {error}") from error

    def put(self, profile: str, key: str) -> None:
        """Keep a key."""
        import keyring  # noqa: PLC0415 - loaded when a key is needed
        from keyring.errors import KeyringError  # noqa: PLC0415 - as above

        try:
            keyring.set_password(COMMAND, profile, key)
        except KeyringError as error:
            raise KeyStoreError(f"the keyring cannot be written: {error}") from error

    def remove(self, profile: str) -> None:
        """Forget a key."""
        import keyring  # noqa: PLC0415 - loaded when a key is needed
        from keyring.errors import KeyringError, PasswordDeleteError  # noqa: PLC0415 - as above

        try:
            keyring.delete_password(COMMAND, profile)
        except PasswordDeleteError:
            return
        except KeyringError as error:
            raise KeyStoreError(f"the keyring cannot be written: {error}") from error


def has_keyring() -> bool:
    """Whether this machine has a keyring that keeps anything."""
    try:
        import keyring  # noqa: PLC0415 - loaded when a key is needed
    except ImportError:
        return False
    return float(getattr(keyring.get_keyring(), "priority", 0)) > _LEAST_PRIORITY


class PassphraseFile:
    """Keys in a file of mode 0600, encrypted with a passphrase (scrypt, then AES and HMAC as Fernet has them)."""

    def __init__(self, passphrase: str, file: Path | None = None) -> None:
        self._passphrase = passphrase
        self._file = file or settings_folder() / "keys.enc"

    def get(self, profile: str) -> str | None:
        """Give the key, None where there is none."""
        return self._read().get(profile)

    def put(self, profile: str, key: str) -> None:
        """Keep a key."""
        self._write({**self._read(), profile: key})

    def remove(self, profile: str) -> None:
        """Forget a key."""
        self._write({name: key for name, key in self._read().items() if name != profile})

    def _read(self) -> dict[str, str]:
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 - loaded when a key is needed

        try:
            content = self._file.read_bytes()
        except FileNotFoundError:
            return {}
        salt, _, rest = content.partition(b"\n")
        try:
            return msgspec.json.decode(self._cipher(base64.b64decode(salt)).decrypt(rest), type=dict[str, str])
        except (InvalidToken, ValueError, msgspec.DecodeError) as error:
            raise KeyStoreError(
                f"{self._file} cannot be opened: the passphrase is wrong, or the file broken"
            ) from error

    def _write(self, keys: dict[str, str]) -> None:
        salt = os.urandom(16)
        sealed = self._cipher(salt).encrypt(msgspec.json.encode(keys))
        write_private(self._file, base64.b64encode(salt) + b"\n" + sealed)

    def _cipher(self, salt: bytes) -> Fernet:
        from cryptography.fernet import Fernet  # noqa: PLC0415 - loaded when a key is needed
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415 - as above

        derived = Scrypt(salt=salt, length=32, n=2**14, r=8, p=1).derive(self._passphrase.encode())
        return Fernet(base64.urlsafe_b64encode(derived))


class SystemdFile:
    """Keys in files that `systemd-creds` encrypts for this machine, and its security chip where there is one."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or settings_folder()

    def get(self, profile: str) -> str | None:
        """Give the key, None where there is none."""
        file = self._path(profile)
        return _systemd("decrypt", file.read_bytes()).decode() if file.exists() else None

    def put(self, profile: str, key: str) -> None:
        """Keep a key."""
        write_private(self._path(profile), _systemd("encrypt", key.encode()))

    def remove(self, profile: str) -> None:
        """Forget a key."""
        self._path(profile).unlink(missing_ok=True)

    def _path(self, profile: str) -> Path:
        return self._folder / f"{profile}.cred"


def has_systemd_creds() -> bool:
    """Whether `systemd-creds` is there."""
    return shutil.which("systemd-creds") is not None


def open_store(keys: str, passphrase: str = "") -> KeyStore:
    """Give the store that a profile names: "keyring", or "file" with "systemd-creds" or a passphrase.

    The passphrase is that of `<PREFIX>_PASSPHRASE`. Raises KeyStoreError when it is needed and not there.
    """
    if keys == "keyring":
        return KeyringStore()
    if passphrase == "systemd-creds":  # noqa: S105 - the name of a program
        return SystemdFile()
    given = os.environ.get(PASSPHRASE, "")
    if not given:
        raise KeyStoreError(f"the key is in an encrypted file; set {PASSPHRASE} to open it")
    return PassphraseFile(given)


def write_private(file: Path, content: bytes) -> None:
    """Write a file whole that its owner alone may read."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = file.with_name(f"{file.name}.new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "wb") as output:  # noqa: PTH123 - it is open already
        output.write(content)
    new.replace(file)


def _systemd(verb: str, content: bytes) -> bytes:
    command = ["systemd-creds", verb, f"--name={COMMAND}", "-", "-"]
    done = subprocess.run(command, input=content, capture_output=True, check=False)
    if done.returncode:
        raise KeyStoreError(f"systemd-creds cannot {verb}: {done.stderr.decode(errors='replace').strip()[:200]}")
    return done.stdout
