/** What Meta asks to stand inline in a page: the function that keeps calls until its script takes them over. */
type Pixel = { (...call: unknown[]): void; queue: unknown[][]; callMethod?: (...call: unknown[]) => void }

const own = document.querySelector<HTMLElement>('[data-adapter="meta"]')
if (own) load(own.dataset)

function load({ url = '', pixel = '' }: DOMStringMap): void {
  const queue: unknown[][] = []
  const fbq: Pixel = Object.assign(
    (...call: unknown[]) => {
      if (fbq.callMethod) fbq.callMethod(...call)
      else queue.push(call)
    },
    { queue, loaded: true, version: '2.0' },
  )
  Object.assign(window, { fbq, _fbq: fbq })
  fbq('init', pixel)
  fbq('track', 'PageView')
  document.head.append(Object.assign(document.createElement('script'), { async: true, src: url }))
}

export {}
