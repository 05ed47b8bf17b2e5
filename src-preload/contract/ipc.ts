import * as z from 'zod/mini'
import { ability } from './ability.ts'
import { certificateLook, trustChoice } from './certificate.ts'
import { callOrder, dialOrder, parkCode } from './command.ts'
import { watchList } from './colleague.ts'
import { chosenWay, contactRow } from './contact.ts'
import { usualTarget } from './call.ts'
import { dialAccount, dialedNumber } from './dial.ts'
import { endpointChoice } from './endpoints.ts'
import type { Result } from './error.ts'
import { markColour, markLabel } from './mark.ts'
import { MOST_MISSED } from './missed.ts'
import { keptData, note, noteText, pastCall, privateData } from './note.ts'
import { serviceRequests } from './services/services.ts'
import { appSettings, screenChoice } from './settings.ts'
import { formField, formValues, signInForm, signInInput, signInOutcome, vendorName } from './settings-form.ts'
import { patch, snapshot } from './snapshot.ts'

const id = z.string().check(z.minLength(1), z.maxLength(300))
const typed = z.string().check(z.maxLength(200))
const nothing = z.undefined()
const place = z.number().check(z.int(), z.gte(0), z.lte(20_000))
/** More rows than this are on no screen. */
const MOST_ON_SCREEN = 200
/** Largest file a window saves, in bytes. */
const MOST_SAVED_BYTES = 4 * 1024 * 1024
const missedIds = z.array(id).check(z.maxLength(MOST_MISSED))

/** THE contract: every request, one line each. Adding an entry adds a channel. */
export const requests = {
  'state.snapshot': { input: nothing, output: snapshot },
  'call.act': { input: callOrder, output: nothing },
  'call.dial': { input: dialOrder, output: nothing },
  /** The telephone that answers this call, and the next ones of its account. */
  'call.chooseAnswerDevice': { input: z.object({ callId: id, deviceId: id }), output: nothing },
  /** Takes an ended call off every window, or a transfer that failed or is not confirmed off a call that goes on. */
  'call.dismiss': { input: z.object({ callId: id }), output: nothing },
  /** Who got the calls of this caller from the user before, the last one first. */
  'call.usualTargets': { input: z.object({ callId: id }), output: z.array(usualTarget) },
  /** Which of them the window shows now, in place of those before: seen once the window has the focus. */
  'missed.onScreen': { input: z.object({ ids: missedIds }), output: nothing },
  'missed.clear': { input: z.object({ ids: missedIds }), output: nothing },
  /** The whole text of the note about a call that is there or has just ended; an empty one deletes it. */
  'note.write': { input: z.object({ callId: id, text: noteText }), output: nothing },
  /** The same about a call of a history, with the name it has there. */
  'note.writeAbout': {
    input: z.object({ call: pastCall, name: z.optional(typed), text: noteText }),
    output: nothing
  },
  'note.change': { input: z.object({ noteId: id, text: noteText }), output: nothing },
  'note.about': { input: pastCall, output: z.nullable(note) },
  /** The newest first; all of them for an empty query. */
  'note.find': {
    input: z.object({ query: typed, limit: z.number().check(z.int(), z.gte(1), z.lte(200)) }),
    output: z.array(note)
  },
  /** Fetches the sound of a message or recording and keeps it in memory, to be played from there. */
  'playback.open': { input: z.object({ accountId: id, itemId: id }), output: z.object({ mediaId: id }) },
  /** Forgets it. */
  'playback.close': { input: z.object({ mediaId: id }), output: nothing },
  'privacy.kept': { input: nothing, output: keptData },
  /** Forgets it on this computer for good. */
  'privacy.clear': { input: z.object({ what: privateData }), output: nothing },
  'dial.understand': {
    input: z.object({ text: typed }),
    output: z.union([dialedNumber, z.object({ problem: z.string() })])
  },
  /** The account that calls the number where the user chooses none; `rowAccountId`: of the row that has it. */
  'dial.account': {
    input: z.object({ number: typed, rowAccountId: z.optional(id) }),
    output: z.nullable(dialAccount)
  },
  /** `isChosen`: the user chose the account for this number, which is remembered. */
  'dialRequest.confirm': {
    input: z.object({ id, accountId: id, deviceId: z.optional(id), isChosen: z.optional(z.boolean()) }),
    output: nothing
  },
  'dialRequest.dismiss': { input: z.object({ id }), output: nothing },
  'presence.applyShortcut': { input: z.object({ accountId: id, shortcutId: id }), output: nothing },
  'presence.setActivity': { input: z.object({ accountId: id, activityId: id }), output: nothing },
  'presence.setDnd': { input: z.object({ accountId: id, on: z.boolean() }), output: nothing },
  /** Sets a switch of the call plan. */
  'presence.setSwitch': { input: z.object({ accountId: id, switchId: id, on: z.boolean() }), output: nothing },
  'queue.setSignedIn': { input: z.object({ queueId: id, signedIn: z.boolean() }), output: nothing },
  'queue.setPaused': {
    input: z.object({ queueId: id, paused: z.boolean(), reason: z.optional(typed) }),
    output: nothing
  },
  /** Which of them the window shows now, in place of those before. */
  'queue.onScreen': { input: z.object({ ids: z.array(id).check(z.maxLength(MOST_ON_SCREEN)) }), output: nothing },
  /** Replaces who is watched, the visible ones first; they are in the mirrored state until the list is replaced. */
  'colleague.watch': { input: watchList, output: nothing },
  /** Those among the contacts read so far who fit, at once. */
  'contacts.known': {
    input: z.object({ query: typed, limit: z.number().check(z.int(), z.gte(1), z.lte(50)) }),
    output: z.array(contactRow)
  },
  /** The same, and whom the directories of the connected accounts find. */
  'contacts.search': {
    input: z.object({ query: typed, limit: z.number().check(z.int(), z.gte(1), z.lte(50)) }),
    output: z.array(contactRow)
  },
  /** The accounts that have not answered that search, or not yet. */
  'contacts.unanswered': { input: z.object({ query: typed }), output: z.array(z.string()) },
  /** Whom those find that answered too late for it; answers when all of them have. */
  'contacts.late': { input: z.object({ query: typed }), output: z.array(contactRow) },
  /** That the user reaches the person of these contacts by that number rather than by the others; its `key`. */
  'person.chooseWay': { input: chosenWay, output: nothing },
  /** The telephone systems an account can be of. */
  'account.vendors': { input: nothing, output: z.array(vendorName) },
  /** The form of one of them; with an account, to sign in to that one again. */
  'account.form': {
    input: z.object({ vendor: z.string().check(z.maxLength(40)), accountId: z.optional(id) }),
    output: signInForm
  },
  'account.signIn': { input: signInInput, output: signInOutcome },
  /** What can be chosen of an account after signing in, with what is chosen now. */
  'account.options': { input: z.object({ accountId: id }), output: z.array(formField) },
  'account.setOptions': { input: z.object({ accountId: id, values: formValues }), output: nothing },
  /** What the account can do, and why not the rest: each capability there is. */
  'account.abilities': { input: z.object({ accountId: id }), output: z.array(ability) },
  'account.remove': { input: z.object({ accountId: id }), output: nothing },
  'account.reconnect': { input: z.object({ accountId: id }), output: nothing },
  /** Off: nothing is asked of its system until tomorrow's work starts, or until it is switched on. */
  'account.setOff': { input: z.object({ accountId: id, off: z.boolean() }), output: nothing },
  'account.preferDevice': { input: z.object({ accountId: id, deviceId: id }), output: nothing },
  /** An empty code forgets it. */
  'account.setParkCode': { input: z.object({ accountId: id, code: parkCode }), output: nothing },
  /** Only what is named changes; an empty label is chosen by the program again. */
  'account.setMark': {
    input: z.object({ accountId: id, colour: z.optional(markColour), label: z.optional(markLabel) }),
    output: nothing
  },
  /** Lets the user choose a file with another description of such a system's interface; nothing is used yet. */
  'endpoints.choose': { input: z.object({ vendor: z.string().check(z.maxLength(40)) }), output: endpointChoice },
  /** The user does not wait for the file any more. */
  'endpoints.cancel': { input: z.undefined(), output: nothing },
  /** Uses what was chosen; without a choice the defaults. */
  'endpoints.use': { input: z.object({ accountId: id, choiceId: z.optional(id) }), output: nothing },
  /** Shows the certificate a server has now, after a handshake that carries nothing; it is not trusted yet. */
  'certificate.look': { input: certificateLook, output: trustChoice },
  /** Lets the user choose a CA file, which is not trusted yet; null when he does not. */
  'certificate.chooseAuthority': { input: nothing, output: z.nullable(trustChoice) },
  /** Trusts what was chosen; without a choice the public authorities only. */
  'certificate.use': { input: z.object({ accountId: id, choiceId: z.optional(id) }), output: nothing },
  'settings.change': { input: z.partial(appSettings), output: nothing },
  'notice.dismiss': { input: z.object({ id }), output: nothing },
  /** Takes back what the notice tells of. */
  'notice.undo': { input: z.object({ id }), output: nothing },
  'popup.dismiss': { input: z.object({ callId: id }), output: nothing },
  /** Height the cards need, in CSS pixels; the window follows. */
  'popup.resize': {
    input: z.object({ height: z.number().check(z.int(), z.gte(0), z.lte(2_000)) }),
    output: nothing
  },
  /** The user pressed something in the popup that needs typing: the keyboard belongs there now. */
  'popup.takeKeyboard': { input: nothing, output: nothing },
  /** The screens it can come up on now. */
  'popup.screens': { input: nothing, output: z.array(screenChoice) },
  /** The desktop decides where the popup is and whether it takes the keyboard; never changes while the program runs. */
  'popup.isLimited': { input: nothing, output: z.boolean() },
  'window.openMain': { input: nothing, output: nothing },
  /** Opens the tray's menu in the main window, at that place of its page; CSS pixels. */
  'window.openMenu': { input: z.object({ x: place, y: place }), output: nothing },
  /** Lets the user choose where such a file is saved, with a name to begin with; false when he does not. */
  'file.save': {
    input: z.object({
      kind: z.enum(['csv', 'vcard']),
      name: typed,
      bytes: z.instanceof(Uint8Array).check(z.refine((bytes) => bytes.byteLength <= MOST_SAVED_BYTES))
    }),
    output: z.boolean(),
    mostBytes: MOST_SAVED_BYTES
  },
  ...serviceRequests,
  'demo.run': {
    input: z.object({ action: z.enum(['ringMe', 'ringMyGroup', 'dropConnection', 'injectFaults', 'clearFaults']) }),
    output: nothing
  },
  /** Starts the demo telephone system beside the other accounts, or ends it. */
  'demo.show': { input: z.object({ shown: z.boolean() }), output: nothing }
} as const

/** Everything main sends unasked. */
export const pushes = {
  'state.patch': patch,
  /** The user asked for the popup by its hotkey: the keyboard belongs to that call's card. */
  'popup.focus': z.object({ callId: id }),
  /** Shows that part of the main window, for the tray and for links. */
  'window.show': z.object({ view: z.enum(['home', 'dial', 'settings', 'addAccount']) })
} as const

export type RequestName = keyof typeof requests
export type PushName = keyof typeof pushes
export type Input<N extends RequestName> = z.infer<(typeof requests)[N]['input']>
export type Output<N extends RequestName> = z.infer<(typeof requests)[N]['output']>
export type Push<N extends PushName> = z.infer<(typeof pushes)[N]>

/** What preload exposes as `window.ringside`, and nothing else. */
export interface Bridge {
  request<N extends RequestName>(name: N, input: Input<N>): Promise<Result<Output<N>>>
  /** Returns its own end. */
  on<N extends PushName>(name: N, listener: (payload: Push<N>) => void): () => void
}
