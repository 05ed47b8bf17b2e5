/** Why the PBX did not do what was asked; each front says it in its own words. */
export type RefusalReason =
  | 'notPossible'
  | 'noSuchDevice'
  | 'deviceInactive'
  | 'noSuchCall'
  | 'noSuchParticipant'
  | 'noSuchTransfer'
  | 'noSuchUser'
  | 'noSuchQueue'
  | 'notAMember'
  | 'noSuchActivity'
  | 'backgroundCall'
  | 'transcoded'
  | 'invalid'

/** Thrown by the PBX when something is refused; nothing has changed then. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly reason: RefusalReason

  constructor(reason: RefusalReason, detail: string) {
    super(detail)
    this.reason = reason
  }
}
