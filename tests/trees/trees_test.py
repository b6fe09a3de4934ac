#!/usr/bin/env python3
"""How right the trees of `dateline parse` are on a treebank's running text.

    trees_test.py DATELINE FILE.conllu [--least-tags F] [--least-heads F] [--least-trees F]

Each sentence is given as a paragraph of its own. Exit status 1 where the file cannot be read or a figure stays
below its floor.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile

CURLY = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


def sentences(conllu):
    """[(text, [(form, tag, head, relation)])]"""
    out = []
    for block in conllu.strip().split("\n\n"):
        text, words = "", []
        for line in block.splitlines():
            if line.startswith("# text = "):
                text = line[len("# text = "):]
            elif line and not line.startswith("#"):
                cells = line.split("\t")
                if cells[0].isdigit():
                    words.append((cells[1].translate(CURLY), cells[3], int(cells[6]), cells[7].split(":")[0]))
        out.append((text, words))
    return out


def parsed(dateline, text):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        run = subprocess.run([dateline, "parse", file.name], stdout=subprocess.PIPE, check=True)
    return sentences(run.stdout.decode())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dateline")
    parser.add_argument("treebank", type=pathlib.Path)
    for name in ("tags", "heads", "trees"):
        parser.add_argument(f"--least-{name}", type=float, default=0.0)
    arguments = parser.parse_args()
    gold = sentences(arguments.treebank.read_text(encoding="utf-8"))
    got = parsed(arguments.dateline, "\n\n".join(text for text, _ in gold) + "\n")
    by_forms = {tuple(word[0] for word in words): words for _, words in got}
    whole = words = tags = heads = trees = 0
    for _, want in gold:
        found = by_forms.get(tuple(word[0] for word in want))
        words += len(want)
        if found is None:
            continue
        whole += 1
        for a, b in zip(want, found):
            tags += a[1] == b[1]
            heads += a[2] == b[2]
            trees += a[2:] == b[2:]
    figures = [100 * n / words for n in (tags, heads, trees)]
    print(f"{arguments.treebank.name}: {whole} of {len(gold)} sentences cut alike; of all {words} words "
          "tags {:.1f}, heads {:.1f}, heads and relations {:.1f} % right".format(*figures))
    floors = (arguments.least_tags, arguments.least_heads, arguments.least_trees)
    if any(figure < floor for figure, floor in zip(figures, floors)):
        sys.exit("a figure stays below its floor (tags {}, heads {}, trees {})".format(*floors))


if __name__ == "__main__":
    main()
