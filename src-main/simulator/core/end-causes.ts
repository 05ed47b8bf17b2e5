/** Why a leg ended. */
export type EndCause =
  | 'normal'
  | 'busy'
  | 'rejected'
  | 'noAnswer'
  | 'unreachable'
  /** The call was given up before anybody answered. */
  | 'cancelled'
  /** Somebody else, or another telephone, was faster. */
  | 'lostRace'
  /** Somebody else took the call that rang or was open here. */
  | 'pickedOff'
  /** The others go on without this leg. */
  | 'transferred'
  /** The call was as long as calls may be. */
  | 'timeLimit'

/** Why a leg ended, and whether the party on it did that or the PBX. */
export interface LegEnd {
  readonly cause: EndCause
  readonly by: 'party' | 'pbx'
}

/** Why nobody was reached. */
export interface Failure {
  readonly cause: Extract<EndCause, 'busy' | 'rejected' | 'noAnswer' | 'unreachable'>
  /** The SIP status the caller's side is told. */
  readonly code: number
}

/** The failures a PBX finds by itself. */
export const failures = {
  busy: { cause: 'busy', code: 486 },
  rejected: { cause: 'rejected', code: 603 },
  noAnswer: { cause: 'noAnswer', code: 480 },
  absent: { cause: 'unreachable', code: 480 },
  unknown: { cause: 'unreachable', code: 404 }
} as const satisfies Record<string, Failure>

/** What the caller's side is told of a failure. */
export const failureText = ({ code }: Failure): string => `Call setup failed with status code ${code}`

/** What a SIP status from outside means. */
export function failureOf(code: number): Failure {
  const found = [failures.busy, failures.rejected, failures.noAnswer].find((one) => one.code === code)
  return found ?? { cause: 'unreachable', code }
}
