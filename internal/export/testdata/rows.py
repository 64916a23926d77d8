# Reads a file with Python's csv or json module and prints its rows as JSON, one a line: rows.py FILE csv|tab|plain|lines|json
import csv, json, sys

if sys.argv[2] in ("lines", "json"):
    with open(sys.argv[1], encoding="utf-8") as f:
        for value in map(json.loads, f) if sys.argv[2] == "lines" else [json.load(f)]:
            print(json.dumps([value]))
    sys.exit()

csv.field_size_limit(10**9)
options = {"csv": {}, "tab": {"delimiter": "\t"}, "plain": {"delimiter": "\t", "quoting": csv.QUOTE_NONE}}[sys.argv[2]]
with open(sys.argv[1], newline="", encoding="utf-8") as f:
    for row in csv.reader(f, **options):
        print(json.dumps(row))
