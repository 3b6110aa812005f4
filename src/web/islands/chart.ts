/** Lines of days that can be looked at from closer (uPlot). Without it, the drawing of the server stands there, and the table below. */
import uPlot from 'uplot'

type Words = { day: string; in: string; out: string; earlier: string; later: string; hint: string }

const daySeconds = 86_400
const fewestDays = 5
const lang = document.documentElement.lang === 'fr' ? 'fr-FR' : 'en-IE'

for (const figure of document.querySelectorAll<HTMLElement>('figure[data-values]')) zoomable(figure)

function zoomable(figure: HTMLElement): void {
  const { first = '', values = '', currency, words = '{}' } = figure.dataset
  const heights = values.split(',').map(Number)
  if (heights.length <= fewestDays) return
  addStyles(figure.dataset.styles ?? '')
  const start = Date.parse(`${first}T00:00:00Z`) / 1000
  const days = heights.map((_, index) => start + index * daySeconds)
  const title = figure.closest('section')?.querySelector('h2')?.textContent ?? ''
  const place = document.createElement('div')
  place.ariaHidden = 'true'
  // Until its styles are there, it must not be wider than a phone.
  place.style.overflow = 'hidden'
  const said: Words = JSON.parse(words)
  const labels = [said.day, title] as const
  const plot = new uPlot(options(figure, labels, currency), [days, heights], place)
  figure.classList.add('is-zoomable')
  figure.append(place, buttons(plot, days, said))
  const fit = () => plot.setSize({ width: place.clientWidth, height: heightOf(place) })
  new ResizeObserver(fit).observe(place)
  // Its colours are asked for at each drawing.
  matchMedia('(prefers-color-scheme: dark)').onchange = () => plot.redraw()
}

function options(
  figure: HTMLElement,
  [day, label]: readonly [day: string, title: string],
  currency: string | undefined,
): uPlot.Options {
  const write = writer(currency)
  const colourOf = (selector: string, property: 'stroke' | 'color') => () => {
    const found = figure.querySelector(selector) ?? figure
    return getComputedStyle(found)[property]
  }
  const short = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const long = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeZone: 'UTC' })
  const at = (format: Intl.DateTimeFormat, seconds: number) => format.format(seconds * 1000)
  const axis = {
    stroke: colourOf('figcaption', 'color'),
    grid: { stroke: colourOf('.chart-grid', 'stroke') },
  }
  const font = `14px ${getComputedStyle(figure).fontFamily}`
  return {
    ...{
      width: figure.clientWidth,
      height: 240,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    },
    // Of nothing at all one order or one unit of the currency is the top: a cent would be written twice.
    scales: { y: { range: (_, low, high) => [Math.min(0, low), Math.max(currency ? 100 : 1, high * 1.05)] } },
    cursor: { y: false, points: { size: 7 } },
    axes: [
      {
        ...{ ...axis, font, space: 80, incrs: [1, 2, 7, 14, 28, 91].map((count) => count * daySeconds) },
        values: (_, splits) => splits.map((seconds) => at(short, seconds)),
      },
      {
        ...{ ...axis, font, size: 76, values: (_, splits) => splits.map(write) },
        // There is no half of an order.
        ...(!currency && { incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000] }),
      },
    ],
    series: [
      { label: day, value: (_, seconds) => (seconds ? at(long, seconds) : '') },
      {
        ...{ label, stroke: colourOf('.chart-line', 'stroke'), width: 2 },
        value: (_, height) => (typeof height === 'number' ? write(height) : ''),
      },
    ],
  }
}

/** Amounts without cents where they have none. */
function writer(currency: string | undefined): (height: number) => string {
  if (!currency) return (count) => new Intl.NumberFormat(lang, { maximumFractionDigits: 0 }).format(count)
  const style = { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' } as const
  const format = new Intl.NumberFormat(lang, style)
  const { maximumFractionDigits = 2 } = format.resolvedOptions()
  return (minor) => format.format(minor / 10 ** maximumFractionDigits)
}

function buttons(plot: uPlot, days: readonly number[], words: Words): HTMLElement {
  const [first, last] = [days[0] ?? 0, days.at(-1) ?? 0]
  const row = document.createElement('p')
  row.className = 'chart-zoom'
  const move = (share: number, shift: number) => () => {
    const { min = first, max = last } = plot.scales.x ?? {}
    const [from, to] = [min ?? first, max ?? last]
    const width = Math.min(last - first, Math.max(fewestDays * daySeconds, (to - from) * share))
    const middle = (from + to) / 2 + shift * width
    const left = Math.max(first, Math.min(last - width, middle - width / 2))
    plot.setScale('x', { min: left, max: left + width })
  }
  const acts = [
    [words.in, move(1 / 2, 0)],
    [words.earlier, move(1, -1 / 2)],
    [words.later, move(1, 1 / 2)],
    [words.out, move(Number.POSITIVE_INFINITY, 0)],
  ] as const
  for (const [text, onclick] of acts) {
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      textContent: text,
      onclick,
    })
    button.className = 'button quiet'
    row.append(button)
  }
  row.append(Object.assign(document.createElement('span'), { className: 'hint', textContent: words.hint }))
  return row
}

const heightOf = (place: HTMLElement) => Math.max(180, Math.min(260, place.clientWidth * 0.45))

function addStyles(address: string): void {
  if (!address || document.querySelector(`link[href="${address}"]`)) return
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address }))
}
