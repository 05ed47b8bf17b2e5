import { lookUp } from '../../../../util/lookup.ts'

/** A setting of a group: what it is without being set, and how a value that was sent is kept. */
export interface GroupSettingRow {
  readonly usual: string
  /** A text may be empty. */
  readonly kind: 'text' | 'file' | 'value'
  /** The value as it is kept; undefined refuses it. */
  readonly keep: (sent: string) => string | undefined
}

const text: GroupSettingRow = { usual: '', kind: 'text', keep: (sent) => sent }
const file: GroupSettingRow = { usual: '', kind: 'file', keep: (sent) => sent }
const oneOf = (usual: string, ...digits: readonly string[]): GroupSettingRow => ({
  usual,
  kind: 'value',
  keep: (sent) => digits.find((digit) => digit === sent)
})
const whole = (usual: string): GroupSettingRow => ({
  usual,
  kind: 'value',
  keep: (sent) => (/^\d{1,9}$/.test(sent) ? String(Number(sent)) : undefined)
})

const vipWords = { manager: '0', all: '1', marked: '2' } as const satisfies Readonly<Record<string, string>>

/** The word for a way of showing VIP calls (Callisto API 2.1.2). */
export const vipWordOf = (digit: string): string =>
  Object.entries(vipWords).find(([, value]) => value === digit)?.[0] ?? digit

/** Every setting of a group, named as the parameter without `gr_`, in the order of a list (Callisto API 2.1, 2.5). */
export const groupSettings = {
  name: text,
  welcome: file,
  ringParallel: oneOf('0', '0', '1'),
  number: text,
  managerTimeout: whole('0'),
  assistantTimeout: whole('0'),
  // a number, a word or a box: whatever it says is kept, and leading zeros with it
  overflow: { usual: '-1', kind: 'value', keep: (sent) => (sent === '' ? undefined : sent) },
  showVIPCall: {
    usual: '1',
    kind: 'value',
    keep: (sent) => lookUp(vipWords, sent) ?? Object.values(vipWords).find((digit) => digit === sent)
  },
  VIPCallsRouting: oneOf('0', '0', '1', '2'),
  assistantToMng: oneOf('0', '0', '1'),
  showCalls: oneOf('1', '0', '1'),
  VIPThreshold: whole('5'),
  callerName: text,
  callerNumber: text,
  mngCallAlarm: file,
  assistCallAlarm: file,
  mngCallAlarmJ: file,
  assistCallAlarmJ: file
} as const satisfies Readonly<Record<string, GroupSettingRow>>

/** Name of one setting. */
export type GroupSetting = keyof typeof groupSettings

export const groupSettingNames = Object.keys(groupSettings) as readonly GroupSetting[] // its own keys, by the line above

/** What a group is set to. */
export type GroupValues = Readonly<Record<GroupSetting, string>>

/** What a group is set to when nothing was said. */
export const usualValues = (tone: string): GroupValues =>
  Object.fromEntries(
    groupSettingNames.map((name) => [name, name.includes('Alarm') ? tone : groupSettings[name].usual])
  ) as GroupValues // one for each name, by the line above
