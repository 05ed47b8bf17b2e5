import type { Leg } from '../../../core/calls.ts'
import type { Extension } from '../../../people/extension.ts'
import type { Party } from '../../../core/parties.ts'
import type { PbxEvent } from '../../../core/world.ts'
import type { FrontContext, Handler, Handlers, StreamReply } from '../front-context.ts'
import { contactUser } from '../people.ts'
import { lookUp } from '../../../../util/lookup.ts'
import { sipIds } from './sip-dialogs.ts'

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' } as const satisfies Readonly<
  Record<string, string>
>

/** Makes text safe inside XML text and attributes. */
export const xmlText = (text: string): string => text.replace(/[&<>"]/g, (letter) => lookUp(escapes, letter) ?? letter)

/** Why a dialog has ended (RFC 4235, 3.7.1): replaced says that somebody else has the call now. */
function endOf(leg: Leg): string {
  if (leg.isReplaced) return ' event="replaced"'
  return leg.state === 'failed' ? ' event="rejected"' : ''
}

function dialogState(leg: Leg): string {
  if (!leg.isLive) return `<state${endOf(leg)}>terminated</state>`
  if (leg.isTalking) return '<state>confirmed</state>'
  if (leg.state === 'initiated') return '<state>trying</state>'
  return '<state>early</state>'
}

const identityOf = (party: Party): string => {
  if (party.withheld === true) return '<identity>sip:anonymous@anonymous.invalid</identity>'
  const display = party.name === undefined ? '' : ` display="${xmlText(party.name)}"`
  return `<identity${display}>sip:${xmlText(party.number ?? party.shortNumber ?? 'service')}@example.org</identity>`
}

function dialogXml(leg: Leg): string {
  const { callId, localTag, remoteTag } = sipIds(leg)
  const direction = leg.direction === 'in' ? 'recipient' : 'initiator'
  const tags = `call-id="${callId}" local-tag="${localTag}" remote-tag="${remoteTag}" direction="${direction}"`
  const remote = `    <remote>${identityOf(leg.remote)}</remote>`
  return `  <dialog id="d${localTag}" ${tags}>\n    ${dialogState(leg)}\n${remote}\n  </dialog>`
}

/** A call another system tells of; it has no dialog of ours, so it gets one made up (Dstny API 3.6). */
const outsideDialogXml = (externalId: string, isLive: boolean): string => {
  const id = xmlText(externalId)
  const state = isLive ? 'confirmed' : 'terminated'
  return `  <dialog id="x${id}" call-id="x${id}" direction="initiator">\n    <state>${state}</state>\n  </dialog>`
}

/** What a watcher has been told of one person's dialogs. */
class DialogWatch {
  readonly #extension: Extension
  /** Calls of another system by its ids, and legs, which are not kept for it: a stream is open for hours. */
  readonly #outside = new Map<string, string>()
  readonly #legs = new WeakMap<Leg, string>()

  constructor(extension: Extension) {
    this.#extension = extension
  }

  all(): string[] {
    const { legs, lineStates } = this.#extension
    const outside = [...lineStates.keys()].map((id) => this.#news(id, outsideDialogXml(id, true)))
    return [...legs.map((leg) => this.#news(leg, dialogXml(leg))), ...outside].flat()
  }

  /** The dialogs an event has changed. */
  changed(event: PbxEvent): string[] {
    if (event.kind === 'leg' && event.leg.owner === this.#extension) return this.#news(event.leg, dialogXml(event.leg))
    if (event.kind !== 'lineState' || event.extension !== this.#extension) return []
    const { lineStates } = this.#extension
    return [...new Set([...this.#outside.keys(), ...lineStates.keys()])].flatMap((id) =>
      this.#news(id, outsideDialogXml(id, lineStates.has(id)))
    )
  }

  #news(key: Leg | string, xml: string): string[] {
    const before = typeof key === 'string' ? this.#outside.get(key) : this.#legs.get(key)
    if (before === xml) return []
    if (typeof key === 'string') this.#outside.set(key, xml)
    else this.#legs.set(key, xml)
    return [xml]
  }
}

/** Sends the dialogs of one person: all of them first, then each that changed. */
function dialogStream(extension: Extension, { pbx, switches }: FrontContext): StreamReply {
  return {
    run: (stream) => {
      let version = 0
      const watch = new DialogWatch(extension)
      const send = (state: string, dialogs: readonly string[]): void => {
        const entity = `entity="sip:${xmlText(extension.address)}"`
        const attributes = `xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="${state}" ${entity}`
        const lines = ['<?xml version="1.0" encoding="UTF-8"?>', `<dialog-info ${attributes}>`, ...dialogs]
        stream.send([...lines, '</dialog-info>'].join('\n'))
        version += 1
      }
      send('full', watch.all())
      const off = pbx.events.on((event) => {
        const dialogs = watch.changed(event)
        if (dialogs.length === 0) return
        if (switches.dialogGap) version += 1
        switches.dialogGap = false
        send('partial', dialogs)
      })
      stream.signal.addEventListener('abort', off)
    }
  }
}

const streamContactLineState: Handler = (request, context) =>
  dialogStream(contactUser(request.param('cid'), request.param('domain'), context), context)

/** The streams and texts about who is in a call (Dstny API 4.5). */
export const dialogHandlers: Handlers = {
  streamDialogEvents: (request, context) => dialogStream(request.user, context),
  streamContactLineState
}
