/** Puts a saved reply into the answer at once. Without it, the page comes back with the reply in it. */
type FilledReply = { text: string; unfilled: string }

for (const place of document.querySelectorAll<HTMLElement>('[data-replies]')) {
  const answer = document.getElementById(place.dataset.for ?? '')
  const choice = place.querySelector('select')
  const button = place.querySelector('button')
  if (answer instanceof HTMLTextAreaElement && choice && button) putInto(place, { answer, choice, button })
}

type Parts = { answer: HTMLTextAreaElement; choice: HTMLSelectElement; button: HTMLButtonElement }

function putInto(place: HTMLElement, { answer, choice, button }: Parts): void {
  const address = place.dataset.replies ?? ''
  let isSent = false
  button.addEventListener('click', (event) => {
    if (isSent || choice.value === '') return
    event.preventDefault()
    void put()
  })

  async function put(): Promise<void> {
    const filled = await read(address.replace(/[^/]+$/, choice.value))
    if (!filled) {
      // Whatever went wrong, the page that comes back says it.
      isSent = true
      button.click()
      return
    }
    const before = answer.value.trimEnd()
    answer.value = before === '' ? filled.text : `${before}\n\n${filled.text}`
    choice.value = ''
    const said = place.querySelector('[data-unfilled]')
    if (said) said.textContent = filled.unfilled
    answer.focus()
    answer.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

async function read(address: string): Promise<FilledReply | undefined> {
  const response = await fetch(address).catch(() => undefined)
  const isJson = response?.headers.get('content-type')?.startsWith('application/json')
  return response?.ok && isJson ? response.json() : undefined
}
