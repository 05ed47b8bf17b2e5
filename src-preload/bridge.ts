import { channels } from './contract/channels.ts'
import type { Bridge, Push, PushName, RequestName } from './contract/ipc.ts'
import type { Result } from './contract/error.ts'

/** The part of Electron's `ipcRenderer` that the bridge needs. */
export interface RendererChannel {
  invoke(channel: string, name: string, input: unknown): Promise<unknown>
  on(channel: string, listener: (event: unknown, name: unknown, payload: unknown) => void): unknown
}

/** Every name of the contract. They come in as plain words: the schemas would cost every window their memory. */
export interface ContractNames {
  readonly requests: readonly RequestName[]
  readonly pushes: readonly PushName[]
}

/**
 * Makes the bridge: names are checked against the contract here, so that a page cannot reach a free channel. What main
 * sends is checked by main and by types, not again here.
 */
export function createBridge(channel: RendererChannel, names: ContractNames): Bridge {
  const isPushName = (name: unknown): name is PushName => names.pushes.some((known) => known === name)
  const listeners = new Map<PushName, Set<(payload: never) => void>>()
  channel.on(channels.push, (_event, name, payload) => {
    if (!isPushName(name)) return
    for (const listener of listeners.get(name) ?? []) listener(payload as never) // each set holds listeners of its own name
  })
  return {
    request: async (name, input) => {
      if (!names.requests.includes(name)) return refused()
      return (await channel.invoke(channels.request, name, input)) as Result<never> // the router answers by the contract
    },
    on: <N extends PushName>(name: N, listener: (payload: Push<N>) => void) => {
      if (!isPushName(name)) return () => undefined
      const group = listeners.get(name) ?? new Set()
      listeners.set(name, group.add(listener))
      return () => void group.delete(listener)
    }
  }
}

const refused = (): Result<never> => ({
  ok: false,
  error: { kind: 'unsupported', userMessage: 'Unknown request.', retryable: false, logRef: '-' }
})
