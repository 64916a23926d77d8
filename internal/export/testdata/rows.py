# Reads a file with Python's csv module and prints its rows as JSON, one a line: rows.py FILE csv|tab|plain
import csv, json, sys

csv.field_size_limit(10**9)
options = {"csv": {}, "tab": {"delimiter": "\t"}, "plain": {"delimiter": "\t", "quoting": csv.QUOTE_NONE}}[sys.argv[2]]
with open(sys.argv[1], newline="", encoding="utf-8") as f:
    for row in csv.reader(f, **options):
        print(json.dumps(row))
