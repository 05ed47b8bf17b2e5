import type { Call } from '../../../src-preload/contract/call.ts'
import type { Party } from '../../../src-preload/contract/party.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'

const regions = new Intl.DisplayNames(undefined, { type: 'region', fallback: 'code' })

const shownNumber = (party: Party): string | undefined => party.displayNumber ?? party.number

/** What a party is called on screen: the name, else the number, else why there is none. */
export function partyName(party: Party): string {
  return party.name ?? (party.withheld ? m.party_withheld() : (shownNumber(party) ?? m.party_unknown()))
}

/** What is known of a party beside its name. */
export function partyDetails(party: Party): readonly string[] {
  const number = party.name === undefined ? undefined : party.withheld ? m.party_withheld() : shownNumber(party)
  const country =
    party.name === undefined && /^[A-Z]{2}$/.test(party.country ?? '') ? regions.of(party.country ?? '') : undefined
  return [number, party.company, country].filter((text) => text !== undefined)
}

/** The state of our leg in words, and its tone. */
export function callState(call: Call): { tone: 'green' | 'red' | 'amber' | 'blue' | 'grey'; text: string } {
  if (call.pickUp && (call.state === 'initiated' || call.state === 'alerting')) {
    return { tone: 'blue', text: m.call_state_pick_up() }
  }
  switch (call.state) {
    case 'initiated':
      return { tone: 'blue', text: m.call_state_initiated() }
    case 'queued':
      return { tone: 'blue', text: m.call_state_queued() }
    case 'alerting':
      return {
        tone: 'blue',
        text: call.direction === 'incoming' ? m.call_state_ringing() : m.call_state_ringing_there()
      }
    case 'connected':
      return { tone: 'green', text: m.call_state_connected() }
    case 'held':
      return { tone: 'amber', text: heldText(call) }
    case 'failed':
      return { tone: 'red', text: m.call_state_failed() }
    case 'cleared':
      return {
        tone: 'grey',
        text: call.answeredElsewhere ? answeredElsewhere(call) : m.call_state_cleared()
      }
  }
}

function heldText({ heldBy, assumed }: Call): string {
  if (heldBy === 'them') return m.call_state_held_by_them()
  return assumed?.includes('held') === true ? m.call_state_held_assumed() : m.call_state_held()
}

/** That somebody else took it, and who where that is known. */
export const answeredElsewhere = ({ answeredBy }: Call): string =>
  answeredBy === undefined
    ? m.call_state_answered_elsewhere()
    : m.call_state_answered_by({ name: partyName(answeredBy) })

/** It rings for us and waits for a decision. */
export const isOffered = (call: Call): boolean => call.direction === 'incoming' && call.state === 'alerting'

/** Nothing can happen to it any more. */
export const hasEnded = ({ state }: Call): boolean => state === 'cleared' || state === 'failed'
