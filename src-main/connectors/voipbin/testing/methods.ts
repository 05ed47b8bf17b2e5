import { VoipbinClient } from '../client.ts'
import type { Requester } from '../request.ts'

/** A method of the client. */
export type Method = (input: Readonly<Record<string, unknown>>, signal: AbortSignal) => Promise<unknown>

type Nouns = Readonly<Record<string, Readonly<Record<string, Method>>>>

/** Where a method is: `calls`, `hangUp`. */
export type Place = readonly [noun: string, method: string]

/** Where the method of each operation is: asked of a client whose requests go nowhere. */
export function methodPlaces(): ReadonlyMap<string, Place> {
  const names: string[] = []
  const note = async (name: string): Promise<object> => {
    names.push(name)
    return {}
  }
  const nowhere = { read: note, act: note, fetch: note } as unknown as Requester // nothing else of it is used
  const nouns = Object.entries(nounsOf(nowhere))
  const places = nouns.flatMap(([noun, methods]) =>
    Object.entries(methods).map(([method, send]) => {
      void send({}, new AbortController().signal)
      return [names.pop() ?? '', [noun, method] as const] as const
    })
  )
  const byOperation = new Map(places)
  if (byOperation.size !== places.length) throw new Error('an operation has two methods')
  return byOperation
}

export const methodAt = (requester: Requester, [noun, method]: Place): Method | undefined =>
  new Map(Object.entries(new Map(Object.entries(nounsOf(requester))).get(noun) ?? {})).get(method)

const nounsOf = (requester: Requester): Nouns => new VoipbinClient(requester) as unknown as Nouns // each noun has methods only
