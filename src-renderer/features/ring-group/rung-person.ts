/** Somebody who is chosen to be rung together with others. */
export interface RungPerson {
  readonly accountId: string
  readonly contactId: string
  readonly name: string
}
