import type { PropsWithChildren } from 'hono/jsx'
import { Icon } from './icon.tsx'

type NoticeProps = {
  kind?: 'plain' | 'good' | 'bad'
  /** Takes the focus when the page comes back, where no field of a form is to blame. */
  focus?: boolean
}

/** Something that the visitor should know. */
export function Notice({ kind = 'plain', focus, children }: PropsWithChildren<NoticeProps>) {
  const focusable = focus ? { tabindex: -1, autofocus: true } : {}
  return (
    <div class={`notice ${kind}`} role={kind === 'bad' ? 'alert' : 'status'} {...focusable}>
      <Icon name={kind === 'good' ? 'check' : 'notice'} />
      <div>{children}</div>
    </div>
  )
}
