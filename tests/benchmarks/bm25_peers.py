"""BM25 by bm25s and by tantivy, run by `rank_against_peers` in an environment that has them.

Reads {"documents": [text], "queries": [text]} from the standard input and writes, by the name of
the library, a list of scores a query.
"""

from __future__ import annotations

import json
import re
import sys

import bm25s
import tantivy

WORD = re.compile(r"[a-z0-9]+")


def by_bm25s(documents, queries):
    index = bm25s.BM25()
    index.index(bm25s.tokenize(documents, stopwords="en", show_progress=False), show_progress=False)
    cut = bm25s.tokenize(queries, stopwords="en", return_ids=False, show_progress=False)
    return [[float(score) for score in index.get_scores(words)] for words in cut]


def by_tantivy(documents, queries):
    schema = tantivy.SchemaBuilder()
    schema.add_integer_field("number", stored=True)
    schema.add_text_field("text", tokenizer_name="en_stem")
    index = tantivy.Index(schema.build())
    writer = index.writer()
    for number, text in enumerate(documents):
        writer.add_document(tantivy.Document(number=number, text=text))
    writer.commit()
    index.reload()
    searcher = index.searcher()
    table = []
    for text in queries:
        words = " OR ".join(
            sorted(set(WORD.findall(text.lower())) - {"and", "or", "not", "in", "to"})
        )
        row = [0.0] * len(documents)
        for score, place in searcher.search(
            index.parse_query(words, ["text"]), len(documents)
        ).hits:
            row[searcher.doc(place)["number"][0]] = score
        table.append(row)
    return table


def main():
    """Score the standard input."""
    told = json.load(sys.stdin)
    peers = {"bm25s": by_bm25s, "tantivy": by_tantivy}
    scored = {name: peer(told["documents"], told["queries"]) for name, peer in peers.items()}
    json.dump(scored, sys.stdout)


if __name__ == "__main__":
    main()
