import { vipDisplays, vipRoutings } from '../../../../src-preload/contract/services/assistant-groups.ts'
import type {
  AssistantGroupField,
  AssistantGroupValues,
  Overflow
} from '../../../../src-preload/contract/services/assistant-groups.ts'
import { displayText } from '../../../util/display-text.ts'

/** Longest value that is shown, in characters. */
export const MOST_CHARS = 500
const MOST_SECONDS = 100_000
const MOST_THRESHOLD = 1_000_000

type Values = { readonly [F in AssistantGroupField]: NonNullable<AssistantGroupValues[F]> }

/** One thing that can be set of a group: its name on the wire, and how its text is read and written. */
export interface Parameter<T> {
  readonly wire: string
  /** Undefined for text that means nothing known. */
  readonly read: (text: string) => T | undefined
  readonly write: (value: T) => string
}

const text = (wire: string): Parameter<string> => ({
  wire,
  read: (value) => displayText(value, MOST_CHARS) ?? '',
  write: (value) => value.trim()
})

const digits = (wire: string, most: number): Parameter<number> => ({
  wire,
  read: (value) => (/^\d{1,7}$/.test(value) && Number(value) <= most ? Number(value) : undefined),
  write: String
})

const flag = (wire: string): Parameter<boolean> => ({
  wire,
  read: (value) => (value === '1' ? true : value === '0' ? false : undefined),
  write: (value) => (value ? '1' : '0')
})

/** A choice that is sent as its place, and may come as a word instead. */
const choice = <T extends string>(
  wire: string,
  choices: readonly T[],
  words: readonly string[] = []
): Parameter<T> => ({
  wire,
  read: (value) => choices.find((_, place) => value === String(place) || value.toLowerCase() === words[place]),
  write: (value) => String(choices.indexOf(value))
})

/** Every parameter of a group by our name (Callisto API 2.1). */
export const parameters: { readonly [F in AssistantGroupField]: Parameter<Values[F]> } = {
  name: text('gr_name'),
  number: text('gr_number'),
  welcomeSound: text('gr_welcome'),
  ringsTogether: flag('gr_ringParallel'),
  managerRingS: digits('gr_managerTimeout', MOST_SECONDS),
  assistantRingS: digits('gr_assistantTimeout', MOST_SECONDS),
  overflow: { wire: 'gr_overflow', read: readOverflow, write: writeOverflow },
  vipDisplay: choice('gr_showVIPCall', vipDisplays, ['manager', 'all', 'marked']), // the other spelling is read too
  vipRouting: choice('gr_VIPCallsRouting', vipRoutings),
  vipThreshold: digits('gr_VIPThreshold', MOST_THRESHOLD),
  assistantsReachManager: flag('gr_assistantToMng'),
  showsCalls: flag('gr_showCalls'),
  callerNameMask: text('gr_callerName'),
  callerNumberMask: text('gr_callerNumber'),
  managerTone: text('gr_mngCallAlarm'),
  assistantTone: text('gr_assistCallAlarm'),
  managerSoftTone: text('gr_mngCallAlarmJ'),
  assistantSoftTone: text('gr_assistCallAlarmJ')
}

/** What is sent for one of the values; undefined where it is not among them. */
export function written<F extends AssistantGroupField>(values: AssistantGroupValues, field: F): string | undefined {
  const value = values[field] as Values[F] | undefined // a member that may be missing is one that may be undefined
  return value === undefined ? undefined : parameters[field].write(value)
}

const VOICEMAIL = 'voicemail:'

/** What a telephone number is written with; `-2` and unknown words are none (Callisto API 2.1.1). */
const NUMBER = /^[+*#(]?\d[\d\s*#()./-]*$/

function readOverflow(value: string): Overflow | undefined {
  if (value === '') return undefined
  if (value === '-1') return { kind: 'again' }
  if (value === '-3' || value.toLowerCase() === 'busy') return { kind: 'busyTone' }
  const shown = displayText(value, MOST_CHARS) ?? '?'
  const box = shown.toLowerCase().startsWith(VOICEMAIL) ? shown.slice(VOICEMAIL.length).trim() : ''
  if (box !== '') return { kind: 'voicemail', box }
  return NUMBER.test(shown) ? { kind: 'number', number: shown } : { kind: 'other', value: shown }
}

function writeOverflow(overflow: Overflow): string {
  switch (overflow.kind) {
    case 'again':
      return '-1'
    case 'busyTone':
      return '-3'
    case 'voicemail':
      return `${VOICEMAIL}${overflow.box.trim()}`
    case 'number':
      return overflow.number.trim()
    case 'other':
      return overflow.value
  }
}
