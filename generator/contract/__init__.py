"""Recordings held against the document and the generated code. May import ir, parse, document, targets, problems.

Scenarios are played and recorded by `scenario`, `stage`, `blocking`, `record`, with the package as `kit` loads it.
What is recorded is checked by `archive`, which reads a folder and asks `check`:

- recording against document: `conforms` asks `answers` and `requests` of each interaction, by `described`, `misfits`
  and `parameters`; `staleness` by days, and by `fingerprint` when the document says something else;
  `provenance` lets nothing be called live that is not;
- document against recordings: `coverage` gathers who has seen which answer, `payloads` which examples are tested;
- `gaps` knows what is as it should be, each with a reason.

Each disagreement is a `finding` whose class says what to correct; `telling` makes problems of them, at file and line.
`matrix_text` and `matrix_page` show the coverage. A scenario played again is held against its recording by `compare`,
by `shape`.
"""
