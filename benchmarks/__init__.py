"""How fast the portal is, each piece of work beside its bare limit, measured in the same run.

    ./portal bench [--json FILE] [--minutes N] [--only NAME]

Each row is printed as soon as it is measured. Once the minutes (5) are over no further measure is
begun, and those left out are named. NAME, `steering` or `batches` or another module of this
folder, measures only what is in it.

How to read it: `ours` is the median of our whole path in milliseconds, `bare` that of the least
that could do it on this machine a moment later (the same SQL alone, WeasyPrint alone on the same
HTML, one interpreter that imports the portal), and `ratio` is ours over bare: it holds from
machine to machine, milliseconds do not. `p95` is our slow case, `queries` how many statements one
takes, `budget` what is promised. A machine that does other things shows it in p95 first.

It works on a throw-away clone of the database that DATABASE_URL names, which needs the demo data,
and on files of its own, so nothing changes. The start-up is that of a portal of its own.
"""
