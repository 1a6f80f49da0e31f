"""What becomes of many documents: each is generated as the default command does it, counted, imported and tested.

`pool.py` runs a process per document, `trial.py` is what happens in one, `count/` is the independent count,
`verify.py` checks types, `records.py` keeps outcomes so that a run can go on, `table.py` and `page.py` show them.
"""
