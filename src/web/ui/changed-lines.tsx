import { diffArrays, diffWords } from 'diff'

type Piece = { added: boolean; removed: boolean; value: string }
/** What counts as the same line. */
type Same = (one: string, other: string) => boolean

/** What a change took away and brought, line by line; `otherwise` when nothing did. */
export function ChangedLines(props: {
  before: readonly string[]
  after: readonly string[]
  same?: Same
  otherwise: string
}) {
  const changes = changedLines(props.before, props.after, props.same)
  if (changes.length === 0) return <p>{props.otherwise}</p>
  return (
    <ul class="bullets changes">
      {changes.map((pieces) => (
        <li>
          {pieces.map(({ added, removed, value }) =>
            added ? <ins>{value}</ins> : removed ? <del>{value}</del> : value,
          )}
        </li>
      ))}
    </ul>
  )
}

/** Each line that changed in pieces; where lines were only reworded, the words that left and came stand in their place. */
function changedLines(before: readonly string[], after: readonly string[], same?: Same): Piece[][] {
  const parts = diffArrays([...before], [...after], same && { comparator: same })
  return parts.flatMap(({ added, removed, value }, index) => {
    const [last, next] = [parts[index - 1], parts[index + 1]]
    if (removed && next?.added && next.count === value.length)
      return value.map((line, n) => diffWords(line, next.value[n] ?? ''))
    if (added && last?.removed && last.count === value.length) return []
    return added || removed ? value.map((line) => [{ added, removed, value: line }]) : []
  })
}
