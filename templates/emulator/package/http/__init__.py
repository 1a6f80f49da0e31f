"""The API over HTTP: requests are authenticated, read and validated; handlers answer them as the document says."""
