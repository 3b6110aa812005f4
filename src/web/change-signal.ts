/** Tells everybody who keeps copies that the original changed. */
export type ChangeSignal = {
  announce(): void
  subscribe(listener: () => void): void
}

export function changeSignal(): ChangeSignal {
  const listeners: (() => void)[] = []
  return {
    announce: () => {
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.push(listener)
    },
  }
}
