import type { Account } from '../../../src-preload/contract/account.ts'
import type { Call } from '../../../src-preload/contract/call.ts'

/** Where a ringing call can go instead of being answered. */
export interface Elsewhere {
  readonly colleague: boolean
  /** The number whose mailbox takes it, the user's own. */
  readonly voicemail?: string
  /** The number a text message goes to. */
  readonly text?: string
}

/** What the system can do with this call while it rings; it says so itself, as it does not change before the call does. */
export function elsewhere(call: Call, account: Account): Elsewhere {
  const { capabilities } = account
  const canSend = capabilities.includes('blindTransfer') && call.allowed.includes('blindTransfer')
  const mailbox = canSend && capabilities.includes('transferToVoicemail') ? ownNumber(account) : undefined
  const { kind, number, withheld } = call.remote
  const canText = capabilities.includes('textMessages') && kind === 'external' && !withheld
  return {
    colleague: canSend,
    ...(mailbox === undefined ? {} : { voicemail: mailbox }),
    ...(canText && number !== undefined ? { text: number } : {})
  }
}

/** Whether there is anything to choose. */
export const isAnywhere = ({ colleague, voicemail, text }: Elsewhere): boolean =>
  colleague || voicemail !== undefined || text !== undefined

const OWN_KINDS = ['officeFixed', 'officeMobile'] as const

const ownNumber = ({ callerLines = [] }: Account): string | undefined =>
  OWN_KINDS.flatMap((wanted) =>
    callerLines.flatMap(({ kind, secondary, number }) => (kind === wanted && !secondary && number ? number : []))
  )[0]
