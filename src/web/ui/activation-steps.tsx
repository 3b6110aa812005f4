import type { Platform } from '../../domains/catalog/index.ts'
import type { Visit } from './visit.ts'

/** How a key is activated on its platform, and the way there. */
export function ActivationSteps({ visit: { m, locale }, platform }: { visit: Visit; platform: Platform }) {
  return (
    <>
      {platform.guide[locale].split(/\n{2,}/).map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      <p>
        <a href={platform.activationUrl} rel="noopener">
          {m.key.activate(platform.name)}
        </a>
      </p>
    </>
  )
}
