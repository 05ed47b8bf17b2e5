import type { CallerFacts } from '../../../src-preload/contract/caller-facts.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { formatTime } from '../../state/format.ts'

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })

/** How often the caller and the user spoke, in words; nothing while it is not known. */
export function spokenText({ calls, callsThisWeek = 0, lastAt }: CallerFacts): readonly string[] {
  if (calls === undefined) return []
  const week = callsThisWeek === 0 ? [] : [weekText(callsThisWeek + 1)]
  return [...week, timesText(calls, lastAt)]
}

/** The caller's picture as an address that a window may load. */
export const pictureAddress = (facts: CallerFacts | undefined): string | undefined =>
  facts?.picture && `data:${facts.picture.type};base64,${facts.picture.base64}`

function timesText(calls: number, lastAt: number | undefined): string {
  if (calls === 0 || lastAt === undefined) return m.facts_spoke_never()
  const time = formatTime(lastAt)
  return calls === 1 ? m.facts_spoke_once({ time }) : m.facts_spoke({ count: calls, time })
}

function weekText(count: number): string {
  switch (ordinals.select(count)) {
    case 'one':
      return m.facts_week_one({ count })
    case 'two':
      return m.facts_week_two({ count })
    case 'few':
      return m.facts_week_few({ count })
    default:
      return m.facts_week_other({ count })
  }
}
