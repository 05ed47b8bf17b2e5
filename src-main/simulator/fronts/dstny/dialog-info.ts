import type { Leg } from '../../calls.ts'
import type { Extension } from '../../extension.ts'
import type { Party } from '../../parties.ts'
import type { FrontContext, Handler, Handlers, StreamReply } from './front-context.ts'
import { contactUser } from './people.ts'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Makes text safe inside XML text and attributes. */
export const xmlText = (text: string): string => text.replace(/[&<>"]/g, (letter) => escapes[letter] ?? letter)

function dialogState(leg: Leg): string {
  if (!leg.isLive)
    return leg.state === 'failed' ? '<state event="rejected">terminated</state>' : '<state>terminated</state>'
  if (leg.isTalking) return '<state>confirmed</state>'
  if (leg.state === 'initiated') return '<state>trying</state>'
  return '<state>early</state>'
}

const identityOf = (party: Party): string => {
  if (party.withheld === true) return '<identity>sip:anonymous@anonymous.invalid</identity>'
  const display = party.name === undefined ? '' : ` display="${xmlText(party.name)}"`
  return `<identity${display}>sip:${xmlText(party.number ?? party.shortNumber ?? 'service')}@example.org</identity>`
}

/** The SIP ids of a leg: not the callId of the call state (Contract dstny 4.5). */
const sipIds = (leg: Leg): { callId: string; localTag: string; remoteTag: string } => {
  const [serial = '', noise = ''] = leg.id.split(/[:@]/)
  return { callId: `s${noise}${leg.call.id}`, localTag: `l${serial}`, remoteTag: `r${serial}` }
}

function dialogXml(leg: Leg): string {
  const { callId, localTag, remoteTag } = sipIds(leg)
  const direction = leg.direction === 'in' ? 'recipient' : 'initiator'
  const tags = `call-id="${callId}" local-tag="${localTag}" remote-tag="${remoteTag}" direction="${direction}"`
  const remote = `    <remote>${identityOf(leg.remote)}</remote>`
  return `  <dialog id="d${localTag}" ${tags}>\n    ${dialogState(leg)}\n${remote}\n  </dialog>`
}

/** Sends the dialogs of one person: all of them first, then each that changed. */
function dialogStream(extension: Extension, { pbx, switches }: FrontContext): StreamReply {
  return {
    run: (stream) => {
      let version = 0
      const known = new Map<Leg, string>()
      const send = (state: string, legs: readonly Leg[]): void => {
        const dialogs = legs.map((leg) => `${dialogXml(leg)}\n`).join('')
        const entity = `entity="sip:${xmlText(extension.address)}"`
        const attributes = `xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="${state}" ${entity}`
        stream.send(`<?xml version="1.0" encoding="UTF-8"?>\n<dialog-info ${attributes}>\n${dialogs}</dialog-info>`)
        version += 1
        for (const leg of legs) known.set(leg, dialogXml(leg))
      }
      send('full', extension.legs)
      const off = pbx.events.on((event) => {
        if (event.kind !== 'leg' || event.leg.owner !== extension) return
        if (known.get(event.leg) === dialogXml(event.leg)) return
        if (switches.dialogGap) version += 1
        switches.dialogGap = false
        send('partial', [event.leg])
      })
      stream.signal.addEventListener('abort', off)
    }
  }
}

const streamContactLineState: Handler = (request, context) =>
  dialogStream(contactUser(request.param('cid'), request.param('domain'), context), context)

/** The streams and texts about who is in a call (Contract dstny 4.5). */
export const dialogHandlers: Handlers = {
  streamDialogEvents: (request, context) => dialogStream(request.user, context),
  streamContactLineState
}
