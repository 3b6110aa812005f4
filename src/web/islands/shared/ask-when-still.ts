/**
 * Asks once nobody has typed for a while, and hands over the answer to the last question alone. Without an answer, what stands
 * there stays.
 */
export function askWhenStill(
  stillMillis: number,
  ask: () => Promise<Response>,
  answered: (response: Response) => Promise<void>,
) {
  let timer = 0
  let turn = 0

  async function go(asked: number): Promise<void> {
    const response = await ask().catch(() => undefined)
    if (response?.ok && asked === turn) await answered(response)
  }

  /** Whatever is under way comes too late. */
  function forget(): void {
    clearTimeout(timer)
    turn++
  }

  return {
    forget,
    typed(): void {
      forget()
      timer = setTimeout(go, stillMillis, turn)
    },
  }
}
