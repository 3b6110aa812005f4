import type { PropsWithChildren } from 'hono/jsx'
import { Icon } from './icon.tsx'

/** Something that the visitor should know. `bad` interrupts a screen reader, the others wait for it. */
export function Notice(props: PropsWithChildren<{ kind?: 'plain' | 'good' | 'bad' }>) {
  const { kind = 'plain', children } = props
  return (
    <div class={`notice ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <Icon name={kind === 'good' ? 'check' : 'notice'} />
      <div>{children}</div>
    </div>
  )
}
