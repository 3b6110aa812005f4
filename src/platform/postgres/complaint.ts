/** What a program of PostgreSQL said went wrong: its first complaint, because later ones only follow from it. */
export function firstComplaint(output: string): string | undefined {
  const lines = output.trim().split('\n')
  const line = lines.find((text) => /\b(error|fatal|panic):/i.test(text)) ?? lines.at(-1)
  return line?.replace(/^.*?\b(error|fatal|panic): +/i, '') || undefined
}
