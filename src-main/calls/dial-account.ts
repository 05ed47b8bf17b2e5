import type { Account } from '../../src-preload/contract/account.ts'
import { canDial } from '../../src-preload/contract/capability.ts'
import type { DialAccount, DialedNumber, DialReason } from '../../src-preload/contract/dial.ts'
import type { DialRule } from '../../src-preload/contract/dial-rules.ts'
import { withPlus } from './dial-number.ts'
import { isWorldwide } from './number-key.ts'

/** What the user chose for a number before. */
export interface ChosenAccount {
  readonly accountId: string
  /** The rule that would have decided; absent: none. */
  readonly ruleId?: string | undefined
}

/** What decides which account calls a number. */
export interface DialFacts {
  readonly accounts: readonly Account[]
  readonly rules: readonly DialRule[]
  /** The user's account for everything else. */
  readonly otherAccountId: string | undefined
  readonly chosenBefore: ChosenAccount | undefined
  /** Accounts whose directories know the number, each with the name there. */
  readonly knownBy: readonly { readonly accountId: string; readonly name: string }[]
  /** The account of the row that has the number. */
  readonly rowAccountId: string | undefined
  /** ISO 3166-1 alpha-2. */
  readonly region: string
}

interface Candidate {
  readonly accountId: string
  readonly reason: DialReason
}

/** Whether this account can call that number now. */
export const canCall = ({ connection, capabilities }: Account, { kind }: DialedNumber): boolean =>
  connection === 'live' && canDial(capabilities) && (kind !== 'address' || capabilities.includes('dialAddress'))

/** The rules that fit the number, in the user's order; those of accounts that are not there count for nothing. */
export function rulesFor(
  number: DialedNumber,
  { rules, accounts, region }: Pick<DialFacts, 'rules' | 'accounts' | 'region'>
): readonly DialRule[] {
  return rules.filter((rule) => accounts.some(({ id }) => id === rule.accountId) && fits(rule, number, region))
}

/**
 * The account that calls a number when the user does not choose one; undefined where there is none.
 *
 * What the user chose for just this number counts more than a rule for many, as long as that rule is the one it was chosen
 * against. Then come the rules, the account of the row, that of an earlier choice, the directory that knows the number, and
 * the account for everything else. One that cannot call is passed over, but not for a number that means somebody else on
 * another system: an extension, a code, a local number. Emergency numbers mean the same on all of them, and must get
 * through: any account that is live goes before one that is not, whatever a rule says.
 */
export function chooseDialAccount(number: DialedNumber, facts: DialFacts): DialAccount | undefined {
  const { accounts, rowAccountId } = facts
  // nobody in the demo can help
  const possible = accounts.filter(({ isDemo }) => !isDemo || number.emergency !== true)
  const wanted = candidates(number, facts).filter(({ accountId }) => possible.some(({ id }) => id === accountId))
  if (rowAccountId !== undefined && wanted.length === 0 && belongsToOneSystem(number)) return undefined
  const isAble = ({ accountId }: Candidate): boolean =>
    accounts.some((account) => account.id === accountId && canCall(account, number))
  const [first] = wanted
  if (first !== undefined && (isAble(first) || belongsToOneSystem(number))) return first
  const able = wanted.find(isAble) ?? anyAble(number, accounts)
  if (able !== undefined) return { ...able, ...(first === undefined ? {} : { passedOverId: first.accountId }) }
  return first ?? anyone(accounts)
}

function candidates(number: DialedNumber, facts: DialFacts): readonly Candidate[] {
  const { chosenBefore, knownBy, rowAccountId, otherAccountId } = facts
  const ofRow: readonly Candidate[] = rowAccountId === undefined ? [] : [{ accountId: rowAccountId, reason: byRow }]
  // the row says whose extension it is
  if (ofRow.length > 0 && belongsToOneSystem(number)) return ofRow
  const rules = rulesFor(number, facts)
  const chosen: readonly Candidate[] =
    chosenBefore === undefined ? [] : [{ accountId: chosenBefore.accountId, reason: { kind: 'chosenBefore' } }]
  const isAgainstRule = chosenBefore !== undefined && chosenBefore.ruleId === rules[0]?.id
  return [
    ...(isAgainstRule ? chosen : []),
    ...rules.map((rule): Candidate => ({ accountId: rule.accountId, reason: { kind: 'rule', rule } })),
    ...ofRow,
    ...(isAgainstRule ? [] : chosen),
    ...onlyKnownBy(knownBy),
    ...(otherAccountId === undefined ? [] : [{ accountId: otherAccountId, reason: { kind: 'other' } } as const])
  ]
}

const byRow: DialReason = { kind: 'row' }

/** Known by two directories, it may be two people. */
function onlyKnownBy(knownBy: DialFacts['knownBy']): readonly Candidate[] {
  const [one, another] = knownBy
  return one === undefined || another !== undefined
    ? []
    : [{ accountId: one.accountId, reason: { kind: 'contact', name: one.name } }]
}

/** Where nothing says which, real ones come before the demo. */
function anyAble(number: DialedNumber, accounts: readonly Account[]): Candidate | undefined {
  const able = accounts.filter((account) => canCall(account, number))
  const [account] = realFirst(able)
  return account && { accountId: account.id, reason: { kind: able.length === 1 ? 'onlyOne' : 'first' } }
}

/** One that says why nothing can be called. */
function anyone(accounts: readonly Account[]): Candidate | undefined {
  const [account] = realFirst(accounts).toSorted((one, other) => Number(canEver(other)) - Number(canEver(one)))
  return account && { accountId: account.id, reason: { kind: 'first' } }
}

const canEver = ({ capabilities }: Account): boolean => canDial(capabilities)

const realFirst = (accounts: readonly Account[]): readonly Account[] =>
  accounts.toSorted((one, other) => Number(one.isDemo) - Number(other.isDemo))

/** Dialled on another system the same digits would reach somebody else. */
const belongsToOneSystem = ({ digits, emergency }: DialedNumber): boolean => emergency !== true && !isWorldwide(digits)

function fits(rule: DialRule, number: DialedNumber, region: string): boolean {
  const { digits, kind } = number
  switch (rule.kind) {
    case 'country':
      return number.country === rule.country
    case 'prefix':
      return beginsWith(rule.prefix, number, region)
    case 'extensions':
      return (
        kind === 'extension' &&
        number.emergency !== true &&
        digits.length === rule.from.length &&
        rule.from <= digits &&
        digits <= rule.to
      )
  }
}

/** A number of the user's own country begins as it is dialled there, too. */
function beginsWith(prefix: string, { digits, kind, country, display }: DialedNumber, region: string): boolean {
  if (kind === 'address') return false
  const isHome = country === region
  const written = withPlus(prefix, region)
  if (written === '+') return digits.startsWith('+') && !isHome // what is dialled in front of foreign numbers
  return digits.startsWith(written) || (isHome && display.replace(/\D/g, '').startsWith(prefix))
}
