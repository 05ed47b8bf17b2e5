import type { Requester } from '../request.ts'

/** One noun of the User API: a method for each operation, named by its id in the endpoint table. Every method throws CtiError. */
export abstract class Operations {
  protected readonly requester: Requester

  constructor(requester: Requester) {
    this.requester = requester
  }
}
