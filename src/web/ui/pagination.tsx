import type { Messages } from './messages/index.ts'

type PaginationProps = { m: Messages; page: number; pageCount: number; hrefOf: (page: number) => string }

export function Pagination({ m, page, pageCount, hrefOf }: PaginationProps) {
  if (pageCount < 2) return null
  return (
    <nav class="pagination" aria-label={m.pagination.label}>
      <ul>
        {page > 1 && (
          <li>
            <a href={hrefOf(page - 1)} rel="prev">
              {m.pagination.previous}
            </a>
          </li>
        )}
        {shownPages(page, pageCount).map((each) => (
          <li>
            {each === 'gap' ? (
              <span>…</span>
            ) : (
              <a
                href={hrefOf(each)}
                aria-label={m.pagination.page(each)}
                aria-current={each === page ? 'page' : undefined}
              >
                {each}
              </a>
            )}
          </li>
        ))}
        {page < pageCount && (
          <li>
            <a href={hrefOf(page + 1)} rel="next">
              {m.pagination.next}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** First, last and the neighbours; what lies between is a gap. */
function shownPages(page: number, pageCount: number): (number | 'gap')[] {
  const near = [1, page - 1, page, page + 1, pageCount].filter((each) => each >= 1 && each <= pageCount)
  const shown = [...new Set(near)]
  return shown.flatMap((each, index) => {
    const before = shown[index - 1] ?? each - 1
    return each - before > 1 ? ['gap' as const, each] : [each]
  })
}
