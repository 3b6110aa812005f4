/** Shows the copy buttons, which do nothing without a script, and copies what they name. */
function showButtons(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-copy]')) button.hidden = false
}

document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null
  const source = document.getElementById(button?.dataset.copy ?? '')
  const label = button?.querySelector('span')
  if (!button || !source || !label) return
  await navigator.clipboard.writeText(source.textContent)
  const before = label.textContent
  label.textContent = button.dataset.copied ?? before
  setTimeout(() => {
    label.textContent = before
  }, 2000)
})

showButtons()
document.addEventListener('page:changed', showButtons)
