"""Recordings of API calls, compared with the document and with generated code.

Given a document and a folder of recordings, it returns findings: each says which of document, recording and code to
correct. May import ir, parse, document, targets, problems. The modules here hold the values that all parts share; the
parts import them and never each other in a cycle:

- `conformance`: a recording against the document, and against a newer recording;
- `coverage`: which documented responses are recorded, as a matrix, as text and as a page;
- `scenarios`: run, record and verify scenarios with a generated package, which `package_loader` loads;
- `check`: all checks of a folder (`examine`), age and origin included, and their report at file and line;
- `replay`: recordings against generated code, with mutated responses too;
- `replay_server`: recordings served over HTTP for clients in any language.
"""
