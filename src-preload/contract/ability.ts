import * as z from 'zod/mini'
import { capabilities } from './capability.ts'
import type { Capability } from './capability.ts'

/** What an account lacks where its telephone system has a function. */
export const lackKinds = [
  /** The telephone system refused it: a licence, a right or the key is missing, or the function itself. */
  'refused',
  /** A right of the user, or what the account was signed in for. */
  'right',
  /** Something in the options of the account. */
  'option',
  /** It is switched off in the description of the interface that is used. */
  'endpoints'
] as const
export type LackKind = (typeof lackKinds)[number]

/** Why an account lacks what its telephone system has; `reason` is for people. */
export const lack = z.object({ kind: z.enum(lackKinds), reason: z.string() })
export type Lack = z.infer<typeof lack>

/** Everything that an account lacks, with the reason of each. */
export type Lacking = ReadonlyMap<Capability, Lack>

/** Whether an account can do something. */
export const ability = z.object({
  capability: z.enum(capabilities),
  /** 'never': its telephone system has no such function; 'unknown': it was not connected yet. */
  state: z.enum(['can', 'missing', 'never', 'unknown']),
  /** There with 'missing'. */
  lack: z.optional(lack)
})
export type Ability = z.infer<typeof ability>
