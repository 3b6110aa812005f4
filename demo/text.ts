/** A longer text as the catalogue keeps it: paragraphs, or steps, with an empty line between. */
export function paragraphs(...lines: string[]): string {
  return lines.join('\n\n')
}
