/** Whether keys are letters there. */
export const isField = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')

/** Goes along the rows of a list by the links that name them; the list may be drawn anew in between. */
export function stepRows(selector: string) {
  let last = ''
  const links = () => [...document.querySelectorAll<HTMLAnchorElement>(selector)]
  const chosen = () => links().find((each) => each === document.activeElement)
  document.addEventListener('focusin', () => {
    last = chosen()?.href ?? last
  })
  function step(by: number): void {
    const all = links()
    const at = all.findIndex((each) => each.href === last)
    const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))]
    last = next?.href ?? ''
    next?.focus()
  }
  return { chosen, step }
}
