import * as z from 'zod/mini'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../util/errors.ts'
import type { Dialog } from '../wire/dialog-info.ts'

const sipPickup = z.object({
  callId: z.string().check(z.minLength(1), z.maxLength(500)),
  toTag: z.string().check(z.minLength(1), z.maxLength(300)),
  fromTag: z.string().check(z.minLength(1), z.maxLength(300)),
  earlyOnly: z.boolean()
})
/** Names somebody's SIP dialog to take it over (Dstny API 2.1, SipPickupRequest; RFC 3891). */
export type SipPickup = z.infer<typeof sipPickup>

/**
 * The one place that turns a dialog of a colleague or a queue into a pickup: the tags are seen from the side that was
 * called. While it rings, an answer in between makes the pickup fail instead of taking an answered call (Dstny API
 * 4.5). Undefined when the document lacks an id, or the dialog is over.
 */
export function pickupOf({ callId, localTag, remoteTag, direction, state }: Dialog): SipPickup | undefined {
  if (callId === undefined || localTag === undefined || remoteTag === undefined || state === 'terminated')
    return undefined
  const [toTag, fromTag] = direction === 'initiator' ? [remoteTag, localTag] : [localTag, remoteTag]
  const parsed = z.safeParse(sipPickup, { callId, toTag, fromTag, earlyOnly: state === 'early' })
  return parsed.success ? parsed.data : undefined
}

/** The id under which a ringing dialog can be picked up; nobody else takes it apart. */
export function pickupIdOf(dialog: Dialog): string | undefined {
  const pickup = pickupOf(dialog)
  return pickup === undefined ? undefined : JSON.stringify(pickup)
}

/** Back from the id. @throws CtiError notFound for an id that is not ours */
export function readPickupId(id: string): SipPickup {
  const pickup = z.safeParse(sipPickup, parse(id))
  if (pickup.success) return pickup.data
  throw new CtiError('notFound', { userMessage: m.error_not_found() })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
