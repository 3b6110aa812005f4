import type { Visit } from '../ui/visit.ts'

/** What this visitor allowed, where it may stand; for everybody else there is nothing here to switch off. */
export function AdapterScripts({ visit: { consent, assets } }: { visit: Visit }) {
  return consent.loads.map(({ id, script }) => {
    const { data, ...file } = script(consent.allowed)
    return 'src' in file ? (
      <script defer src={file.src} {...data} />
    ) : (
      <script type="module" src={assets.url(file.island)} data-adapter={id} {...data} />
    )
  })
}
