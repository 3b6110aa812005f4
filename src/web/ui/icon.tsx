/** Drawn on a 24 grid with one line width. Inline, because the few that a page shows weigh less than a request. */
const drawings = {
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm4.7 11.2L20 20',
  bag: 'M5 8.5h14l-1 11.5H6L5 8.5Zm3.5 0V7a3.5 3.5 0 0 1 7 0v1.5',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20a7.5 7.5 0 0 1 15 0',
  contrast: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm0 0v16m2.5-15v14m2.5-12v10',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  cross: 'm7 7 10 10M17 7 7 17',
  minus: 'M6 12h12',
  plus: 'M6 12h12M12 6v12',
  leave: 'M10 4H5v16h5M9 12h11m-4-4 4 4-4 4',
  arrow: 'M5 12h14m-5-5 5 5-5 5',
  back: 'M19 12H5m5-5-5 5 5 5',
  copy: 'M9 9h10v11H9zM15 9V4H5v11h4',
  heart: 'M12 19.5 5.2 12.6a4.3 4.3 0 0 1 6.1-6l.7.7.7-.7a4.3 4.3 0 0 1 6.1 6L12 19.5Z',
  keyboard: 'M3.5 7h17v10h-17zM7 10.5h.01M10.3 10.5h.01M13.7 10.5h.01M17 10.5h.01M8 14h8',
  notice: 'M12 8v5m0 3.5v.01M12 3.5 21 19.5H3L12 3.5Z',
} as const

export type IconName = keyof typeof drawings

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  )
}
