"""Where keys are kept and found: profiles, the keyring of the system, an encrypted file, the environment."""
