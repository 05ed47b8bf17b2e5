import type { Call } from '../../src-preload/contract/call.ts'
import type { Update } from '../state/entity-store.ts'

/** The telephones an account would rather answer with, the best first; they may be gone. */
export type PreferredDevices = (accountId: string) => readonly string[]

/**
 * Says of every ringing call which telephone answers it: the one chosen for it, else where the user is talking, so that the
 * talk is held meanwhile, else the account's preference, else the first that can.
 */
export class AnswerDevices {
  readonly #preferred: PreferredDevices
  /** What was chosen for a call, by its id. */
  readonly #chosen = new Map<string, string>()

  constructor(preferred: PreferredDevices) {
    this.#preferred = preferred
  }

  /** For this call only. */
  choose(callId: string, deviceId: string): void {
    this.#chosen.set(callId, deviceId)
  }

  /** The update with what follows from it for every call: a talk that begins or ends changes what the others say. */
  completed({ set = {}, removed = [] }: Update<Call>, before: readonly Call[]): Update<Call> {
    const gone = new Set([...removed, ...Object.keys(set)])
    const after = [...before.filter(({ id }) => !gone.has(id)), ...Object.values(set)]
    this.#forgetAllBut(after)
    const talking = talkingDevices(after)
    const changed = after.flatMap((call) => {
      const deviceId = this.#deviceFor(call, talking)
      return deviceId === call.answerDeviceId ? [] : [[call.id, answeredWith(call, deviceId)] as const]
    })
    return { set: { ...set, ...Object.fromEntries(changed) }, removed }
  }

  #deviceFor({ id, accountId, answerDeviceIds }: Call, talking: ReadonlyMap<string, ReadonlySet<string>>) {
    if (answerDeviceIds.length < 2) return answerDeviceIds[0]
    const can = (deviceId: string): boolean => answerDeviceIds.includes(deviceId)
    const chosen = this.#chosen.get(id)
    const talksOn = talking.get(accountId)
    return (
      (chosen !== undefined && can(chosen) ? chosen : undefined) ??
      answerDeviceIds.find((deviceId) => talksOn?.has(deviceId)) ??
      this.#preferred(accountId).find(can) ??
      answerDeviceIds[0]
    )
  }

  #forgetAllBut(calls: readonly Call[]): void {
    if (this.#chosen.size === 0) return
    const ringing = new Set(calls.filter(({ answerDeviceIds }) => answerDeviceIds.length > 0).map(({ id }) => id))
    for (const callId of this.#chosen.keys()) if (!ringing.has(callId)) this.#chosen.delete(callId)
  }
}

/** By account. */
function talkingDevices(calls: readonly Call[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byAccount = new Map<string, Set<string>>()
  for (const { accountId, state, deviceIds } of calls) {
    if (state !== 'connected') continue
    const devices = byAccount.get(accountId) ?? new Set()
    byAccount.set(accountId, devices)
    for (const deviceId of deviceIds) devices.add(deviceId)
  }
  return byAccount
}

const answeredWith = ({ answerDeviceId: _old, ...call }: Call, deviceId: string | undefined): Call =>
  deviceId === undefined ? call : { ...call, answerDeviceId: deviceId }
