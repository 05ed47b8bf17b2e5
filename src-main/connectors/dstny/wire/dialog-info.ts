import { createHash } from 'node:crypto'
import { limits } from '../../../util/limits.ts'
import { childOf, findAll, parseXml } from '../../../transport/xml.ts'
import type { XmlElement } from '../../../transport/xml.ts'

/** One SIP dialog of the watched user (RFC 4235). */
export interface Dialog {
  readonly id: string
  /** A SIP id, not the callId of a call state (Dstny API 4.5). */
  readonly callId: string | undefined
  readonly localTag: string | undefined
  readonly remoteTag: string | undefined
  readonly direction: 'initiator' | 'recipient' | undefined
  /** Who is on the other side. */
  readonly remoteUri: string | undefined
  /** trying, proceeding, early, confirmed or terminated. */
  readonly state: string
  /** As the document before told; undefined when that did not name it. */
  readonly stateBefore: string | undefined
  /** Why it is in that state: cancelled, rejected, replaced, local-bye, remote-bye, error, timeout. */
  readonly event: string | undefined
  /** SIP status that belongs to `event`. */
  readonly code: number | undefined
}

/** What a document told. */
export type DialogChange =
  | { readonly type: 'changed'; readonly dialogs: readonly Dialog[] }
  /** A document is missing, or there are more dialogs than anybody has: the stream must be opened again (Dstny API 4.5). */
  | { readonly type: 'gap' }
  /** No document about dialogs: a reason to read, and no more (Dstny API 4.2). */
  | { readonly type: 'unreadable' }

/** Elements of other namespaces are ignored (RFC 4235 3.4). */
const VOCABULARY = ['urn:ietf:params:xml:ns:dialog-info']

/** The dialogs of one user, document by document (RFC 4235, Dstny API 4.5). */
export class DialogInfo {
  readonly #dialogs = new Map<string, Dialog>()
  #version: number | undefined
  /** Digest of the last document, which may be half a megabyte. */
  #last: string | undefined

  /** Dialogs that have not ended. */
  get dialogs(): readonly Dialog[] {
    return [...this.#dialogs.values()]
  }

  /**
   * Documents arrive in order here, unlike the messages of RFC 4235 4.1, so a full one is believed whatever its number: a
   * server that was started anew counts from 0 again, and some never count. A partial one of the past says nothing.
   */
  take(text: string): DialogChange {
    const root = parseXml(text, VOCABULARY)
    if (root?.name !== 'dialoginfo') return { type: 'unreadable' }
    const version = Number(root.attributes['version'] ?? Number.NaN)
    const full = root.attributes['state'] !== 'partial'
    const digest = createHash('sha256').update(text).digest('base64')
    const isRepeated = version === this.#version && digest === this.#last
    const isPast = !full && this.#version !== undefined && version < this.#version
    if (isRepeated || isPast) return { type: 'changed', dialogs: [] }
    // a server that counts nothing cannot tell of a gap; the calls are read after every document anyway
    const isNext = Number.isNaN(version) || version === this.#version || version === (this.#version ?? -1) + 1
    if (!full && !isNext) return { type: 'gap' }
    const elements = findAll(root, 'dialog')
    if (elements.length > limits.dialogs) return { type: 'gap' }
    this.#last = digest
    this.#version = Number.isNaN(version) ? undefined : version
    const before = new Map(this.#dialogs)
    if (full) this.#dialogs.clear()
    const dialogs = elements.map((element) => read(element, before.get(element.attributes['id'] ?? '')))
    for (const dialog of dialogs) {
      if (dialog.state === 'terminated') this.#dialogs.delete(dialog.id)
      else this.#dialogs.set(dialog.id, dialog)
    }
    if (this.#dialogs.size > limits.dialogs) return { type: 'gap' }
    return { type: 'changed', dialogs }
  }
}

function read(element: XmlElement, before: Dialog | undefined): Dialog {
  const attributes = shortOnes(element.attributes)
  const state = childOf(element, 'state')
  const remote = childOf(element, 'remote')
  const direction = attributes['direction']
  const code = Number(state?.attributes['code'])
  return {
    id: attributes['id'] ?? '',
    callId: attributes['callid'] ?? before?.callId,
    localTag: attributes['localtag'] ?? before?.localTag,
    remoteTag: attributes['remotetag'] ?? before?.remoteTag,
    direction: direction === 'initiator' || direction === 'recipient' ? direction : before?.direction,
    remoteUri: short(remote && childOf(remote, 'identity')?.text) ?? before?.remoteUri,
    state: short(state?.text)?.toLowerCase() ?? before?.state ?? '',
    stateBefore: before?.state,
    event: short(state?.attributes['event']),
    code: Number.isInteger(code) ? code : undefined
  }
}

/** What is longer than an id can be says nothing. */
const short = (text: string | undefined): string | undefined =>
  text !== undefined && text.length <= limits.idChars ? text : undefined

const shortOnes = (attributes: XmlElement['attributes']): XmlElement['attributes'] =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value.length <= limits.idChars))

/**
 * True when an alerting dialog ended because somebody took the call: it was replaced, or cancelled with a 200, which is
 * how SIP says "call completed elsewhere" (RFC 3326; the contract itself names no event for it).
 */
export const tookElsewhere = ({ state, stateBefore, event, code, direction }: Dialog): boolean =>
  state === 'terminated' &&
  stateBefore !== 'confirmed' &&
  direction !== 'initiator' &&
  (event === 'replaced' || (event === 'cancelled' && code === 200))
