"""Where the commands print for people: as wide as the terminal is, and whole into a pipe."""

from __future__ import annotations

import shutil

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

# Into a pipe or file one row is one line, so that grep and cut find what they look for.
PIPED = 2000
GAP = 2
# A row of more lines than these is read more easily field by field.
TALLEST = 4


def screen() -> Console:
    """Return the console: texts of postings are printed as they are, "[m/w/d]" too."""
    width = shutil.get_terminal_size((PIPED, 24)).columns
    return Console(width=width, markup=False, emoji=False, highlight=False)


class Listing:
    """Rows under headings: a table where no word need be broken, field by field where not."""

    def __init__(self, *columns: str, right: frozenset[str] = frozenset()) -> None:
        self.columns = columns
        self.right = right
        self.rows: list[tuple[Text, ...]] = []

    def add_row(self, *cells: str | Text) -> None:
        """Add a row with one cell a column."""
        texts = (Text(cell) if isinstance(cell, str) else cell for cell in cells)
        self.rows.append(tuple(texts))

    def show(self) -> None:
        """Print the listing as the screen's width allows."""
        out = screen()
        widths = self._widths(out.width)
        if widths is None:
            self._field_by_field(out)
        else:
            self._as_table(out, widths)

    def _widths(self, room: int) -> list[int] | None:
        cells = [
            [Text(name), *column] for name, column in zip(self.columns, self._turned(), strict=True)
        ]
        most = [max(_longest_line(cell) for cell in column) for column in cells]
        widths = [max(_longest_word(cell) for cell in column) for column in cells]
        left = room - sum(widths) - GAP * (len(widths) - 1)
        if left < 0:
            return None
        while left and widths != most:
            at = max(range(len(widths)), key=lambda n: most[n] / (widths[n] or 1))
            widths[at] += 1
            left -= 1
        return widths if self._tallest(widths) <= TALLEST else None

    def _turned(self) -> list[list[Text]]:
        return [[row[number] for row in self.rows] for number in range(len(self.columns))]

    def _tallest(self, widths: list[int]) -> float:
        pairs = (zip(row, widths, strict=True) for row in self.rows)
        return max((max(_longest_line(c) / (w or 1) for c, w in pair) for pair in pairs), default=0)

    def _as_table(self, out: Console, widths: list[int]) -> None:
        table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="bold")
        for name, width in zip(self.columns, widths, strict=True):
            side = "right" if name in self.right else "left"
            table.add_column(name, width=width, justify=side)  # type: ignore[arg-type]
        for row in self.rows:
            table.add_row(*row)
        out.print(table)

    def _field_by_field(self, out: Console) -> None:
        for number, (first, *others) in enumerate(self.rows):
            if number:
                out.print()
            out.print(Text.assemble((first.plain, "bold")))
            for name, cell in zip(self.columns[1:], others, strict=True):
                if cell.plain:
                    told = Text.assemble((f"{name}: ", "dim"), cell)
                    out.print(Padding(told, (0, 0, 0, 2)))


def _longest_line(cell: Text) -> int:
    return max(map(cell_len, cell.plain.splitlines()), default=0)


def _longest_word(cell: Text) -> int:
    return max(map(cell_len, cell.plain.split()), default=0)
