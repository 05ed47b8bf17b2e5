import { keepNewest } from '../../../util/keep-newest.ts'
import { limits } from '../../../util/limits.ts'
import { isGroupcallOver } from '../groupcalls/groupcall.ts'
import { isOver, isTalking } from './leg.ts'
import type { Leg } from './leg.ts'
import type { PlatformCalls } from './platform-calls.ts'

/** Somebody who is asked about a call, on the own leg of that call (VoIPBin 11). */
export interface Consultation {
  /** Of the group call that rings the one who is asked; the server looks at it alone. */
  readonly groupcallId: string
  /** The call it is about. */
  readonly aboutId: string
  /** The own leg of that call: to hang it up hands the caller over. */
  readonly ownLegId: string
  readonly number: string
  /** Epoch ms. */
  readonly startedAt: number
}

/** How far asking somebody has come. */
export interface ConsultationState {
  readonly consultation: Consultation
  readonly state: 'alerting' | 'connected'
  /** The server knows that it was answered: before that, hanging up would lose the caller (VoIPBin 11). */
  readonly mayComplete: boolean
  readonly far: Leg | undefined
}

/** Consultations of one account, over all its links: no request tells of them (VoIPBin 11). */
export class Consultations {
  readonly #all = new Map<string, Consultation>()

  add(consultation: Consultation): void {
    keepNewest(this.#all, consultation.groupcallId, consultation, limits.calls)
  }

  get(groupcallId: string): Consultation | undefined {
    return this.#all.get(groupcallId)
  }

  /** The one about a call. */
  about(vendorId: string): Consultation | undefined {
    return [...this.#all.values()].find(({ aboutId }) => aboutId === vendorId)
  }

  /** A call is over, and so is asking about it. */
  forget(aboutId: string): void {
    const asked = this.about(aboutId)
    if (asked !== undefined) this.#all.delete(asked.groupcallId)
  }

  /** Those that go on; others are forgotten. `isOpen`: whether a call is known to go on. */
  look(calls: PlatformCalls, isOpen: (vendorId: string) => boolean): readonly ConsultationState[] {
    return [...this.#all.values()].flatMap((consultation) => {
      const state = stateOf(consultation, calls)
      if (state === undefined) this.#all.delete(consultation.groupcallId)
      return state !== undefined && isOpen(consultation.aboutId) ? state : []
    })
  }
}

/** Undefined where it is over: its group call is, or all its legs are, whatever the group call says (VoIPBin 7.2). */
function stateOf(consultation: Consultation, calls: PlatformCalls): ConsultationState | undefined {
  const groupcall = calls.groupcalls.find(consultation.groupcallId)
  if (groupcall !== undefined && isGroupcallOver(groupcall)) return undefined
  const ids = calls.groupcalls.tree(consultation.groupcallId).callIds
  const legs = ids.flatMap((id) => calls.leg(id) ?? [])
  if (legs.length > 0 && legs.length === ids.length && legs.every(isOver)) return undefined
  const far = legs.find(isTalking) ?? legs.find((leg) => !isOver(leg))
  const isConnected = far !== undefined && isTalking(far)
  const mayComplete = isConnected && groupcall?.answerCallId !== undefined
  return { consultation, state: isConnected ? 'connected' : 'alerting', mayComplete, far }
}
