/** The text of a published document, apart from how it looks: what is hashed, kept and compared. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'lines'; lines: readonly string[] }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'facts'; facts: readonly (readonly [term: string, value: string])[] }
  /** A cell in backticks is a name for machines. */
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] }

/** The words alone, line by line, for comparing two versions. */
export function linesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap(linesIn)
}

function linesIn(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text]
    case 'lines':
      return block.lines
    case 'list':
      return block.items
    case 'facts':
      return block.facts.map(([term, value]) => `${term}: ${value}`)
    case 'table':
      return block.rows.map((row) =>
        row.flatMap((cell, index) => (cell ? [`${block.head[index]}: ${plain(cell)}`] : [])).join(' · '),
      )
  }
}

/** A name for machines stands between backticks, which are how it looks. */
const plain = (cell: string) => cell.replaceAll('`', '')
