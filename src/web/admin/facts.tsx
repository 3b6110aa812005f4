import type { Child } from 'hono/jsx'

/** What is known of one thing, label by label; what is not known has no line. */
export function Facts({ facts }: { facts: readonly (readonly [label: string, value: Child])[] }) {
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
        .map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
